package dev.weir.detect;

import static dev.weir.detect.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Kind;
import dev.weir.model.Opinion;
import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an analyser outside is asked about, and how what it says finds its place. */
class SentencesTest {

  private static final long CAP = 1 << 20;
  private static final Kind PERSON = new Kind("PERSON");
  private static final String BODY = """
      {"id": "a-1", "note": "\\ud83d\\ude00 ask qwyx", "n": 12, "to": "mail ann@example.com today", "last": "see zzt now"}""";

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  private List<String> with(Opinion... outside) {
    Examination seen = inspector.inspect(json(), Bytes.utf8(BODY), CAP, List.of(), List.of(outside));
    return IntStream.range(0, seen.findings().size())
        .mapToObj(i -> seen.findings().get(i).kind() + " " + seen.revealed(i)).toList();
  }

  private static Opinion opinion(String what, double score) {
    String asked = "\ud83d\ude00 ask qwyx\nmail ann@example.com today\nsee zzt now\n";
    int start = asked.codePointCount(0, asked.indexOf(what));
    return new Opinion(start, start + what.codePointCount(0, what.length()), PERSON, score);
  }

  @Test
  void isMadeOfTheValuesThatHaveSeveralWords() {
    assertThat(inspector.prose(json(), Bytes.utf8(BODY), CAP))
        .isEqualTo("\ud83d\ude00 ask qwyx\nmail ann@example.com today\nsee zzt now\n");
    assertThat(inspector.prose(json(), Bytes.EMPTY, CAP)).isEmpty();
  }

  @Test
  void isFoundAgainInItsValue() {
    assertThat(with(opinion("zzt", 0.8), opinion("qwyx", 0.9))).containsExactly("PERSON qwyx",
        "EMAIL ann@example.com", "PERSON zzt");
  }

  @Test
  void theSurerFindingStays() {
    assertThat(with(opinion("ann@example.com", 0.6))).containsExactly("EMAIL ann@example.com");
    assertThat(with(opinion("mail ann@example.com", 0.99))).containsExactly("PERSON mail ann@example.com");
  }

  @Test
  void whatGoesOverTheEndOfAValueIsLeftOut() {
    assertThat(with(opinion("qwyx\nmail", 0.9), new Opinion(500, 510, PERSON, 0.9)))
        .containsExactly("EMAIL ann@example.com");
  }
}
