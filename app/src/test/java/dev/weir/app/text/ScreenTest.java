package dev.weir.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScreenTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void alignsColumnsByWhatIsSeen() {
    screen(true).table(List.of(
        List.of(new Cell("allow", Style.GOOD), Cell.of("pay")),
        List.of(new Cell("deny", Style.BAD), Cell.of("telemetry"), Cell.of("(identity)"))));
    assertThat(text(out)).isEqualTo("""
        \u001b[32mallow\u001b[0m  pay
        \u001b[31mdeny\u001b[0m   telemetry  (identity)
        """);
  }

  @Test
  void hasNoColoursWhereNobodyReads() {
    Screen screen = screen(false);
    screen.line(new Cell("denied", Style.BAD), Cell.of(" by rule"));
    screen.complain(new Complaint("no such file", "weir.yaml", "name one with -c"));
    assertThat(text(out)).isEqualTo("denied by rule\n");
    assertThat(text(err)).isEqualTo("weir: no such file: weir.yaml\n  name one with -c\n");
  }

  @Test
  void letsNothingFromOutsideDriveTheTerminal() {
    Screen screen = screen(true);
    screen.line("a\u001b]0;title\u0007b");
    screen.note("c\rd\u202ee");
    assertThat(text(out)).isEqualTo("a·]0;title·b\n");
    assertThat(text(err)).isEqualTo("weir: c·d·e\n");
  }

  private Screen screen(boolean colours) {
    return new Screen(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), colours, colours);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
