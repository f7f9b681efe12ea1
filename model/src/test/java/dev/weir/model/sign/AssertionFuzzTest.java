package dev.weir.model.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Secret;
import dev.weir.testkit.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Any secret is a private key that signs, or refused with a message that holds nothing of it. */
final class AssertionFuzzTest {

  public static List<byte[]> seeds() throws GeneralSecurityException {
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(256);
    String pem = "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(curve.generateKeyPair().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
    return List.of(pem.getBytes(StandardCharsets.US_ASCII),
        pem.replace("\n", "\\n").getBytes(StandardCharsets.US_ASCII),
        "-----BEGIN PRIVATE KEY-----\\-----END PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII));
  }

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      assertThat(new Assertion(Map.of("iss", "a", "iat", 1L), Optional.empty()).signed(Secret.own(data))
          .split("\\.", -1))
          .hasSize(3);
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("the secret is no private key").hasNoCause();
    }
  }

  @Test
  void signsOrSaysThatItIsNoKey() throws Exception {
    Fuzz.feed(seeds(), AssertionFuzzTest::fuzzerTestOneInput);
  }
}
