package dev.weir.vault.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Grants.Grant;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonGrantsTest {

  private static final String GOOD = "{\"access_token\":\"abc.def\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

  private final JsonGrants grants = new JsonGrants();

  private Grant read(String json) throws IOException {
    return grants.read(Bytes.utf8(json));
  }

  @Test
  void readsTokenAndLife() throws IOException {
    Grant grant = read(GOOD);
    assertThat(new String(grant.token().reveal(), StandardCharsets.US_ASCII)).isEqualTo("abc.def");
    assertThat(grant.life()).isEqualTo(Duration.ofHours(1));
    assertThat(read(GOOD.replace("3600", "\"60\"")).life()).isEqualTo(Duration.ofMinutes(1));
    assertThat(read(GOOD.replace(",\"expires_in\":3600", "")).life()).isEqualTo(Duration.ofMinutes(5));
    assertThat(read(GOOD.replace("3600", "99999999999")).life()).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "null", "{\"access_token\":\"abc\"}",
    "{\"access_token\":\"abc\",\"token_type\":\"mac\"}", "{\"access_token\":\"\",\"token_type\":\"bearer\"}",
    "{\"access_token\":\"a b\",\"token_type\":\"bearer\"}",
    "{\"access_token\":\"a\\r\\nX: y\",\"token_type\":\"bearer\"}",
    "{\"access_token\":7,\"token_type\":\"bearer\"}",
    "{\"access_token\":\"s3cret\",\"token_type\":\"bearer\",\"expires_in\":0}",
    "{\"access_token\":\"s3cret\",\"token_type\":\"bearer\",\"expires_in\":-1}",
    "{\"access_token\":\"s3cret\",\"token_type\":\"bearer\",\"expires_in\":true}",
    "{\"access_token\":\"s3cret\",\"token_type\":\"bearer\",\"expires_in\":\"soon\"}"})
  void grantsNothingElse(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class).hasMessageStartingWith("its ")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void isBrokenByNoBytes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = GOOD.getBytes(StandardCharsets.US_ASCII);
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(grants.read(Bytes.wrap(bytes)).life()).isPositive();
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("its ");
      }
    }
  }
}
