package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Operator;
import dev.weir.model.net.Bytes;
import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No table, record or address, however it is broken, breaks what reads it. */
class RowsFuzzTest {

  private static final List<String> PIECES = List.of("\n", "\n", " ", " ", ", ", ",", ";", "\t", "|", "  ",
      "\"", "name",
      "phone", "city", "first_name", "PID|", "NK1|1|", "NAD+", "NM1*IL*1*", "N:", "ADR;", "DMG*D8*", "^", "'",
      "~", ":",
      "12", "14a", "5th", "3º", "No. 4", "Flat", "Unit 7", "Apt.", "P.O. Box 9", "Postfach", "Elm Street",
      "St.", "Road",
      "rue des Lilas", "bis", "Via Roma", "C/", "Hauptstraße", "Goethestr.", "am", "Mrs.", "Dr", "Ann", "Lee",
      "Leeds",
      "LS1 4AB", "04109", "62704-1234", "411 38", "01304-001", "IL", "(TO)", "/PE", "CEP", "Germany",
      "United Kingdom",
      "block of ", "the corner of ", "and ", "-", "#", "ü", "é", "10:30", "4.5");

  /** A field of a record that is an address, in which the same bytes, read as a text, have a name. */
  private static final String ADDRESS_ROUND_A_NAME = "NAD+DP+++Ann Lee+Eer\u0097\u008ctr\u00ff\ta!t\u00ae \ntnGe|++"
      + "\u00ff\u00ff\u00ff\u00ff9000'";

  private static final PayloadInspector INSPECTOR = new PayloadInspector(new byte[32], new MapTokens());

  public static List<byte[]> seeds() {
    return Stream.of("first_name,phone\nann,555-0142\n", "| a | b |\n|---|---|\n| c | d |",
        "MSH|^~\\&|\rPID|1||4^^^A||LEE^ANN||19671104", "12 Elm Street, Apt. 4, Leeds LS1 4AB, United Kingdom",
        "NAD+DP+++Ann Lee+Kerkstraat 1+Gent++9000'", ADDRESS_ROUND_A_NAME)
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Bytes body = Bytes.wrap(data);
    Examination seen = INSPECTOR.inspect(Requests.head("/", "Content-Type", "text/plain"), body, 1 << 20);
    try {
      seen.rewrite(Requests.all(Operator.MASK), Requests.SCOPE);
    } catch (CannotRewrite e) {
      throw new AssertionError("text can always be rewritten", e);
    }
    assertThat(INSPECTOR.inspect(Requests.head("/", "Content-Type", "text/plain"), body, 1 << 20).findings())
        .isEqualTo(seen.findings());
  }

  @Test
  void takesAnyBytes() {
    Fuzz.feed(seeds(), RowsFuzzTest::fuzzerTestOneInput);
  }

  @Test
  void takesAnyRowOfPieces() {
    Random random = new Random(11);
    for (int i = 0; i < 6000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(i % 10 == 0 ? 160 : 24); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) == 0 ? "" : " ");
      }
      fuzzerTestOneInput(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
