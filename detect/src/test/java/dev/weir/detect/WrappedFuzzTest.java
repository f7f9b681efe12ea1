package dev.weir.detect;

import dev.weir.detect.codec.Base32Text;
import dev.weir.testkit.Fuzz;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Any bytes in any wrapping that values have are inspected and rewritten like a text. */
class WrappedFuzzTest {

  public static List<byte[]> seeds() {
    return Stream
        .of("ann@example.com", "{\"mail\": \"ann@example.com\"}", "\n\u000fann@example.com\u0010\u0001",
            "\u0081\u00a4mail\u00afann@example.com", "\u00a1dmailoann@example.com")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    for (String wrapped : List.of(base64(data), base64(deflated(data)), HexFormat.of().formatHex(data),
        new String(new Base32Text(true, true).wrap(data), StandardCharsets.US_ASCII),
        new String(new Base32Text(false, false).wrap(data), StandardCharsets.US_ASCII))) {
      FuzzTest.takesAnyOf("application/json",
          ("{\"v\": \"" + wrapped + "\"}").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String base64(byte[] data) {
    return Base64.getEncoder().encodeToString(data);
  }

  /** Without a frame. */
  private static byte[] deflated(byte[] data) {
    try (Deflater deflater = new Deflater(9, true)) {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[512];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    }
  }

  @Test
  void takesAnyBytes() {
    Fuzz.feed(seeds(), WrappedFuzzTest::fuzzerTestOneInput);
  }
}
