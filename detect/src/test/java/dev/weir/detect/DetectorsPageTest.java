package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.About;
import dev.weir.model.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/detectors.md} is made of what the detectors say of themselves; the main method here writes it anew. */
class DetectorsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "detectors.md");

  private static final String OPENING = """
      # Detectors

      What Weir looks for in a payload, by the type that a policy names. Made by `DetectorsPageTest` from what each detector says of
      itself; its test runs the examples.

      `{hex:32}` stands for 32 characters of the alphabet `hex`, `{alnum:20-40}` for 20 to 40. Names before a colon are those behind
      which a form is looked for; all others are found wherever they stand. No example of a secret is printed here, so that scanners
      leave this page alone.
      """;

  public static void main(String[] args) throws IOException {
    Files.writeString(PAGE, page());
  }

  @Test
  void isFresh() throws IOException {
    assertThat(Files.readString(PAGE)).as("docs/detectors.md is stale: run DetectorsPageTest.main in detect/")
        .isEqualTo(page());
  }

  private static String page() {
    Map<Kind, List<About>> byKind = Detectors.all().stream()
        .collect(
            Collectors.groupingBy(About::kind, () -> new TreeMap<>((a, b) -> a.name().compareTo(b.name())),
                Collectors.toList()));
    return OPENING + byKind.entrySet().stream().map(kind -> section(kind.getKey(), kind.getValue()))
        .collect(Collectors.joining());
  }

  private static String section(Kind kind, List<About> abouts) {
    return "\n## " + kind.name() + "\n| detector | why | looks like | source |\n|---|---|---|---|\n"
        + abouts.stream().sorted((a, b) -> a.id().text().compareTo(b.id().text())).map(DetectorsPageTest::row)
            .collect(Collectors.joining());
  }

  private static String row(About about) {
    List<String> looks = about.kind().equals(Kind.SECRET) ? about.forms() : about.hits();
    return "| " + Stream.of(about.id().text(), about.because(),
        looks.stream().map(look -> '`' + look.replace("\n", " ").replace("`", "'") + '`')
            .collect(Collectors.joining("<br>")),
        about.source()).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")) + " |\n";
  }
}
