package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.weir.model.net.Bytes;
import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: they are unpacked up to the cap, or left. */
final class UnpackingFuzzTest {

  public static List<byte[]> seeds() {
    return List.of(Zstd.compress("hello hello hello".getBytes(StandardCharsets.UTF_8)),
        // The same by gzip and by zlib.
        Base64.getDecoder().decode("H4sIAAAAAAACA8tIzcnJV8hAkACAiPnlEQAAAA=="),
        Base64.getDecoder().decode("eJzLSM3JyVfIQJAAOi4GfQ=="));
  }

  public static void fuzzerTestOneInput(byte[] data) {
    for (String coding : List.of("gzip", "deflate", "zstd")) {
      Unpacking.of(Bytes.wrap(data), coding, true)
          .ifPresent(plain -> assertThat(plain.length()).isLessThanOrEqualTo(Unpacking.MOST_BYTES));
    }
  }

  @Test
  void isUnpackedOrLeft() {
    Fuzz.feed(seeds(), UnpackingFuzzTest::fuzzerTestOneInput);
  }
}
