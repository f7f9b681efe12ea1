package dev.weir.detect.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Head;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a head programs wrote, so that no names of people are looked for in it. */
class HeadReaderTest {

  @Test
  void aTechnicalHeaderIsQuiet() {
    assertThat(quiet("User-Agent", "OpenAI/Python 1.99", "Accept-Language", "de"))
        .containsExactly("User-Agent", "OpenAI/Python 1.99", "Accept-Language", "de");
  }

  @Test
  void ofAFamilyOfHeadersOnlyTheNameIs() {
    assertThat(quiet("X-Stainless-Runtime", "Jane Miller")).containsExactly("X-Stainless-Runtime");
  }

  @Test
  void whatAnybodyMayHaveChosenIsNot() {
    assertThat(
        quiet("Jane-Miller", "Jane Miller", "X-Customer", "Jane Miller", "Cookie", "accept=Jane Miller"))
        .isEmpty();
  }

  private static List<String> quiet(String... namesAndValues) {
    Flat flat = new Flat();
    Head head = new Head("GET", Target.absolute("http://localhost/Jane%20Miller?name=Jane").orElseThrow(),
        Headers.of(namesAndValues));
    new HeadReader().read(new Sources(head), flat);
    List<String> quiet = new ArrayList<>();
    for (int value = 0; value < flat.count(); value++) {
      if (flat.isQuiet(flat.start(value))) {
        quiet.add(new String(flat.bytes(), flat.start(value), flat.end(value) - flat.start(value),
            StandardCharsets.UTF_8));
      }
    }
    return quiet;
  }
}
