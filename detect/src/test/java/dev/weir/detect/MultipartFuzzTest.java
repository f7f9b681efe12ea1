package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.body.Form;
import dev.weir.model.net.Bytes;
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
    String type = "multipart/form-data; boundary=b";
    FuzzTest.takesAnyOf(type, data);
    Form.of(Bytes.wrap(data), type).ifPresent(fields -> {
      int from = 0;
      for (Form.Field field : fields) {
        assertThat(field.content().offset()).isGreaterThan(from);
        from = field.content().offset() + field.content().length();
        field.text().ifPresent(text -> assertThat(text.length()).isLessThanOrEqualTo(3 * data.length));
      }
      assertThat(from).isLessThanOrEqualTo(data.length);
    });
  }

  @Test
  void takesAnyBytes() {
    Fuzz.feed(seeds(), MultipartFuzzTest::fuzzerTestOneInput);
  }
}
