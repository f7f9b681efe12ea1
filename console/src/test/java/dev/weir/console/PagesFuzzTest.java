package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No path that a browser can ask for leads to anything but the pages. */
final class PagesFuzzTest {

  private static final List<String> OURS = List.of("/", "/limits", "/alerts", "/sign-in", "/enrol",
      "/bootstrap", "/favicon.svg",
      "/licences.md");

  @Test
  void servesThePagesAndNothingElse() {
    Pages pages = new Pages();
    List<byte[]> seeds = Stream.concat(OURS.stream(), Stream.of("/assets/index.js", "/assets/../Pages.class"))
        .map(path -> path.getBytes(StandardCharsets.ISO_8859_1)).toList();

    Fuzz.feed(seeds, input -> {
      String path = new String(input, StandardCharsets.ISO_8859_1);
      assertThat(pages.at(path).isPresent()).as(path).isEqualTo(OURS.contains(path));
    });
  }
}
