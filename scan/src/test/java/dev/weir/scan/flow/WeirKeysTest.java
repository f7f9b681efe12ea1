package dev.weir.scan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeirKeysTest {

  private static String below(int depth) {
    ByteBuffer said = ByteBuffer.allocate(120).put((byte) 1).putInt(0xcafe).put((byte) depth);
    for (int i = 0; i < depth; i++) {
      said.put("AboveAbove12".getBytes(StandardCharsets.US_ASCII));
    }
    said.put("OwnOwnOwn123".getBytes(StandardCharsets.US_ASCII));
    return "ws_" + Base64.getUrlEncoder().withoutPadding().encodeToString(said.array());
  }

  @Test
  void tellsTheIdOfASubKeyWhereverItStands() {
    for (int depth = 1; depth <= 3; depth++) {
      assertThat(WeirKeys.idIn("Authorization: Bearer " + below(depth) + "\"")).contains("OwnOwnOwn123");
    }
    assertThat(WeirKeys.idIn(below(0))).isEmpty();
    assertThat(WeirKeys.idIn(below(4))).isEmpty();
  }

  @Test
  void takesNothingElseForOne() {
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[90];
      random.nextBytes(bytes);
      String noise = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThat(WeirKeys.idIn("wk_" + noise + "ws_" + noise + "w")).isEmpty();
    }
    assertThat(WeirKeys.idIn("ws_" + "A".repeat(200))).isEmpty();
    assertThat(WeirKeys.idIn("")).isEmpty();
  }
}
