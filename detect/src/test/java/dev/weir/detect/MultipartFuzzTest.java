package dev.weir.detect;

import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Multipart bodies of any bytes are inspected and rewritten like those of any other type. */
class MultipartFuzzTest {

  private static final String FIELD = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n";

  public static List<byte[]> seeds() {
    return Stream.of(FIELD + "\r\nann@example.com\r\n--b--\r\n",
        FIELD + "Content-Type: application/json\r\n\r\n[\"ann@example.com\"]\r\n" + FIELD + "\r\nx\r\n--b--",
        FIELD + "Content-Transfer-Encoding: base64\r\n\r\nYW5uQGV4YW1wbGUuY29t\r\n--b--\r\n",
        FIELD
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\nann=40example=\r\n.com\r\n--b--\r\nbehind",
        FIELD
            + "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nann@example.com\r\n--c--\r\n--b--")
        .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzTest.takesAnyOf("multipart/form-data; boundary=b", data);
  }

  @Test
  void takesAnyBytes() {
    Fuzz.feed(seeds(), MultipartFuzzTest::fuzzerTestOneInput);
  }
}
