package dev.weir.scan.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.finding.Finding;
import dev.weir.scan.result.Notice;
import dev.weir.scan.result.Samples;
import dev.weir.scan.result.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SuppressionsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final String RULE = Samples.SENSITIVE;
  private static final Finding FINDING = Samples.MAIL; // lines 7 to 9

  @Test
  void excusesOnTheLineItself() {
    String comment = "send(x)  # weir: allow " + RULE + " until=2027-01-01 reason=\"asked for, by contract\"";
    assertThat(at(7, comment)).contains(
        new Waiver(Waiver.Kind.COMMENT, "asked for, by contract", Optional.of(LocalDate.of(2027, 1, 1))));
    assertThat(at(9, comment)).isPresent();
    assertThat(at(10, comment)).isEmpty();
  }

  @Test
  void excusesFromALineOfItsOwnAbove() {
    assertThat(at(6, "  # weir: allow " + RULE + " reason=why")).isPresent();
    assertThat(at(6, "x = 1  # weir: allow " + RULE + " reason=why")).isEmpty();
    assertThat(at(5, "# weir: allow " + RULE + " reason=why")).isEmpty();
    List<String> two = lines(6, "# weir: allow plaintext-http reason=local");
    two.set(4, "# weir: allow " + RULE + " reason=why");
    assertThat(new Suppressions("a.py", two, TODAY).waiver(FINDING)).isPresent();
  }

  @Test
  void excusesOnlyTheRulesThatItNames() {
    assertThat(at(7, "# weir: allow plaintext-http reason=why")).isEmpty();
    assertThat(at(7, "# weir: allow plaintext-http, " + RULE + " reason=why")).isPresent();
    assertThat(at(7, "# weir: allow " + RULE + "x reason=why")).isEmpty();
  }

  @Test
  void holdsUntilTheEndOfItsLastDay() {
    assertThat(at(7, "# weir: allow " + RULE + " until=2026-11-22 reason=why")).isPresent();
    assertThat(at(7, "# weir: allow " + RULE + " until=2026-11-21 reason=why")).isEmpty();
    assertThat(told("# weir: allow " + RULE + " until=2026-11-21 reason=why"))
        .containsExactly("a suppression ran out on 2026-11-21");
  }

  @Test
  void excusesNothingWithoutReason() {
    for (String end : List.of("", " reason=", " reason=\"\"", " reason=' '", " until=2027-01-01")) {
      assertThat(at(7, "# weir: allow " + RULE + end)).isEmpty();
      assertThat(told("# weir: allow " + RULE + end)).containsExactly("a suppression gives no reason");
    }
  }

  @Test
  void excusesNothingWhereItIsNotUnderstood() {
    assertThat(at(7, "# weir: allow " + RULE + " until=soon reason=why")).isEmpty();
    assertThat(told("# weir: allow " + RULE + " until=soon reason=why"))
        .containsExactly("a suppression names a day that there is not");
    assertThat(told("# weir: allow reason=why")).containsExactly("a suppression names no rule");
    assertThat(told("# weir: allow typo reason=why"))
        .containsExactly("a suppression names typo, which is no rule");
  }

  @Test
  void isACommentAndNothingElse() {
    for (String text : List.of("weir: allow x reason=y", "# weir: allowed", "# weird: allow",
        "x = 'weir: allow'")) {
      assertThat(told(text)).isEmpty();
    }
    assertThat(at(7, "send(x) // weir: allow " + RULE + " reason=why")).isPresent();
  }

  @Test
  void readsAnythingWithoutFalling() {
    Random random = new Random(5);
    List<String> parts = List.of("# weir: allow", " ", ",", "until=", "reason=", "\"", "'", "2027-01-01",
        RULE, "#",
        "\uD800", "until=+999999999-12-31");
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder("# weir: allow ");
      for (int j = random.nextInt(8); j > 0; j--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      Suppressions read = new Suppressions("a.py", lines(7, text.toString()), TODAY);
      assertThat(read.waiver(FINDING)).isNotNull();
      assertThat(read.notices(Set.of(RULE))).isNotNull();
    }
  }

  private static Optional<Waiver> at(int line, String text) {
    return new Suppressions("a.py", lines(line, text), TODAY).waiver(FINDING);
  }

  private static List<String> told(String text) {
    return new Suppressions("a.py", List.of(text), TODAY).notices(Set.of(RULE)).stream().map(Notice::what)
        .toList();
  }

  private static List<String> lines(int line, String text) {
    List<String> lines = new ArrayList<>(Collections.nCopies(12, "pass"));
    lines.set(line - 1, text);
    return lines;
  }
}
