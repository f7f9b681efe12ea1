package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies in front of an envelope is what its own bytes are, or there is nothing, or it is damaged. */
final class FrontFuzzTest {

  public static List<byte[]> seeds() {
    byte[] front = new Front("vault:transit/weir", Bytes.wrap(new byte[]{1, 2, 3, 4})).bytes();
    return List.of(front, Arrays.copyOf(front, front.length + 60),
        Base64.getDecoder().decode("V0VJUktFWTEAEHZhdXZhwYtyaW5zaXR3ZXIAAAACAwQ="), // an A of two bytes
        "WEIRKEY1".getBytes(StandardCharsets.US_ASCII),
        "WEIRVLT1".getBytes(StandardCharsets.US_ASCII));
  }

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      byte[] again = Front.of(data, "root.sealed").bytes();
      assertThat(Arrays.copyOf(data, again.length)).isEqualTo(again);
    } catch (VaultException e) {
      assertThat(e).hasMessageContaining("is damaged");
    }
  }

  @Test
  void isWhatItsBytesAre() {
    Fuzz.feed(seeds(), FrontFuzzTest::fuzzerTestOneInput);
  }
}
