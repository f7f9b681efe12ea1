package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.About;
import dev.weir.detect.explain.Candidate;
import dev.weir.detect.explain.Reason;
import dev.weir.detect.explain.Word;
import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why this and why not that: an explanation finds the same, and tells what made the difference. */
class ExplanationTest {

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  private Candidate of(String kind, String text) {
    return inspector.explain(text).candidates().stream().filter(one -> one.kind().name().equals(kind))
        .findFirst().orElseThrow();
  }

  private List<String> reasons(String kind, String text) {
    return of(kind, text).reasons().stream().map(Reason::code).toList();
  }

  @Test
  void findsTheSameAsWithout() {
    Stream<String> examples = Detectors.all().stream()
        .flatMap((About about) -> Stream.concat(about.hits().stream(), about.misses().stream()));
    examples.forEach(text -> assertThat(inspector.explain(text).examination().findings()).as(text)
        .isEqualTo(inspector.examine(text).findings()));
  }

  @Test
  void takesExactlyWhatIsFound() {
    Random random = new Random(5);
    List<String> examples = Detectors.all().stream().flatMap(about -> about.hits().stream()).toList();
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        text.append(examples.get(random.nextInt(examples.size()))).append(random.nextBoolean() ? ", " : "\n");
      }
      Explanation explanation = inspector.explain(text.toString());
      assertThat(explanation.examination().findings()).as("%s", text)
          .isEqualTo(inspector.examine(text.toString()).findings());
      assertThat(explanation.candidates().stream().filter(Candidate::isTaken).map(Candidate::where))
          .as("%s", text)
          .containsExactlyInAnyOrderElementsOf(
              explanation.examination().findings().stream().map(found -> found.where()).toList());
    }
  }

  @Test
  void saysThatTheCheckHoldsAndWhichWordsRaisedTheScore() {
    Candidate card = of("CREDIT_CARD", "my card: 4111 1111 1111 1111.");
    assertThat(card.isTaken()).isTrue();
    assertThat(card.checked()).isTrue();
    assertThat(card.words()).singleElement().satisfies(word -> {
      assertThat(word.text()).isEqualTo("card");
      assertThat(word.where().orElseThrow().start()).isEqualTo(3);
      assertThat(word.without()).isBetween(0.9, card.score() - 0.01);
    });
    assertThat(of("UK_NHS", "NHS number 943 476 5919").words()).singleElement()
        .extracting(Word::text, Word::without).containsExactly("NHS", 0.0);
  }

  @Test
  void saysWhatSpeaksAgainst() {
    assertThat(reasons("CREDIT_CARD", "4111 1111 1111 1112")).containsExactly("check");
    assertThat(reasons("IBAN", "GB82 WEST 1234 5698 7654 33")).containsExactly("check");
    assertThat(reasons("UK_NHS", "order 943 476 5919 is ready")).containsExactly("no-context");
    assertThat(reasons("DATE_OF_BIRTH", "founded on 2/8/1935")).containsExactly("no-context");
    assertThat(reasons("IP_ADDRESS", "version 1.2.3.4")).containsExactly("contrary-context");
    assertThat(reasons("EMAIL", "see icon@2x.png")).containsExactly("stand-in");
    assertThat(reasons("SECRET", "password: " + "'changeme-Pa55'")).contains("placeholder");
    assertThat(reasons("SECRET", "DB_PASSWORD=" + "changeme")).contains("placeholder", "words");
    assertThat(reasons("CREDIT_CARD", "550e8400-e29b-41d4-a716-446655440000")).contains("part", "looks-like");
    assertThat(reasons("PHONE", "sent 1699999999 to it")).contains("no-context", "looks-like");
  }

  @Test
  void saysWhatWasStronger() {
    Candidate phone = of("PHONE", "call, NHS number 943 476 5919");
    assertThat(phone.reasons()).extracting(Reason::code).containsExactly("overlapped");
    assertThat(phone.reasons().getFirst().because()).contains("uk-nhs-number");
  }

  @Test
  void tellsPlacesInsideOfBodies() {
    Explanation explanation = inspector.explain("application/json",
        Bytes.utf8("{\"ü\":{\"cardNumber\":\"x 4111111111111112\",\"to\":\"jane@example.org\"}}"));
    Candidate card = explanation.candidates().stream()
        .filter(one -> one.kind().name().equals("CREDIT_CARD")).findFirst().orElseThrow();
    assertThat(card.where().pointer()).isEqualTo("/ü/cardNumber");
    assertThat(card.where().start()).isEqualTo(2);
    assertThat(card.toString()).doesNotContain("4111");
    Candidate good = inspector
        .explain("application/json", Bytes.utf8("{\"cardNumber\":\"4111111111111111\"}")).candidates()
        .stream().filter(Candidate::isTaken).findFirst().orElseThrow();
    assertThat(good.words()).allSatisfy(word -> assertThat(word.where()).isEmpty());
  }

  @Test
  void standsAnyText() {
    Random random = new Random(6);
    String signs = "0123456789 -.:@abcxyzABC/+()\"{}[],=_\nüß字%\\";
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(200); n > 0; n--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(inspector.explain(text.toString()).examination().findings()).as("%s", text)
          .isEqualTo(inspector.examine(text.toString()).findings());
    }
  }
}
