package dev.weir.scan.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PythonVersionTest {

  /** The order of PEP 440's own summary, and some of its corners. */
  private static final List<String> ORDER = List.of("0", "0.9", "1.0.dev456", "1.0a1", "1.0a2.dev456",
      "1.0a12.dev456",
      "1.0a12", "1.0b1.dev456", "1.0b2", "1.0b2.post345.dev456", "1.0b2.post345", "1.0rc1.dev456", "1.0rc1",
      "1.0",
      "1.0+abc.5", "1.0+abc.7", "1.0+5", "1.0.post456.dev34", "1.0.post456", "1.0.15", "1.1.dev1", "2.10",
      "10.0",
      "2024.1", "1!0.1");

  @Test
  void ordersAsThePepSays() {
    for (int i = 0; i < ORDER.size(); i++) {
      for (int j = 0; j < ORDER.size(); j++) {
        assertThat(Integer.signum(of(ORDER.get(i)).compareTo(of(ORDER.get(j)))))
            .as(ORDER.get(i) + " " + ORDER.get(j))
            .isEqualTo(Integer.signum(Integer.compare(i, j)));
      }
    }
  }

  @Test
  void takesTheSpellingsOfOneVersionForOne() {
    for (List<String> same : List.of(List.of("1.0", "v1", " 1.0.0 ", "1"),
        List.of("1.0rc1", "1.0-RC.1", "1.0c1", "1.0preview1", "1.0_pre-1"),
        List.of("1.0.post2", "1.0-2", "1.0rev2", "1.0-r2", "1.0post-2"),
        List.of("1.0a0", "1.0a", "1.0.alpha"),
        List.of("1.0.dev0", "1.0dev", "1.0-dev"), List.of("1.0+ubuntu.1", "1.0+ubuntu-1"))) {
      assertThat(same).allSatisfy(each -> assertThat(of(each)).isEqualTo(of(same.getFirst()))
          .hasSameHashCodeAs(of(same.getFirst())));
    }
  }

  @Test
  void isNothingElse() {
    for (String text : List.of("", "x", "1.", "1..2", "1.0+", "1.0++a", "1.0 .1", "1!", "1.0d", "1.0,2",
        "1.0+a..b",
        ">=1.0", "1.*", "9".repeat(101))) {
      assertThat(PythonVersion.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void takesAnyText() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(14); j > 0; j--) {
        text.append("0129.!-_+abrcpostdev*".charAt(random.nextInt(21)));
      }
      PythonVersion.parse(text.toString())
          .ifPresent(version -> assertThat(of(version.spelt())).isEqualTo(version));
    }
  }

  private static PythonVersion of(String text) {
    return PythonVersion.parse(text).orElseThrow(() -> new AssertionError(text));
  }
}
