package dev.weir.detect.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OpeningsTest {

  private static Set<Long> openings(String text, int segment) {
    return Arrays.stream(Document.of(text).openings(segment)).boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void areTheSameWhateverTheSentenceIsAbout() {
    assertThat(openings("Write a long poem about lamps", 0))
        .isEqualTo(openings("Write a long story for my neighbour", 0));
  }

  @Test
  void shareTheSecondWordAndTheEndingOfTheFirst() {
    Set<Long> shared = openings("Summarise the text", 0);
    shared.retainAll(openings("Advertise the text", 0));
    assertThat(shared).hasSize(2);
  }

  @Test
  void shareHowTheFirstWordBeginsWhateverItsEnding() {
    Set<Long> shared = openings("Laterne nun etwas", 0);
    shared.retainAll(openings("Laternen alle gern", 0));
    assertThat(shared).hasSize(1);
    shared = openings("Lamp nun etwas", 0);
    shared.retainAll(openings("Lamps alle gern", 0));
    assertThat(shared).isEmpty();
  }

  @Test
  void tellAQuestionByItsMark() {
    Set<Long> asked = openings("The lamp is red? Yes.", 0);
    assertThat(asked).containsAll(openings("The lamp is red. Yes.", 0)).hasSizeGreaterThan(
        openings("The lamp is red. Yes.", 0).size());
    assertThat(openings("灯是红的？", 0)).hasSizeGreaterThan(openings("灯是红的。", 0).size());
  }

  @Test
  void areThoseOfEachSentenceInASegment() {
    String text = "No! Write poems. The lamp is blue today";
    assertThat(openings(text, 0)).containsAll(openings("Write poems", 0));
  }

  @Test
  void areNoneWhereALineOnlyGoesOnWithASentence() {
    Set<Long> wrapped = openings("It was chosen for speed\ninstead of the old lamp", 1);
    assertThat(wrapped).hasSize(1).isEqualTo(openings("It is wide,\n  write a poem about lamps", 1));
    assertThat(openings("It was chosen for speed.\ninstead of the old lamp", 1))
        .doesNotContainAnyElementsOf(wrapped);
    assertThat(openings("It was chosen for speed\nInstead of the old lamp", 1))
        .doesNotContainAnyElementsOf(wrapped);
    assertThat(openings("It was chosen for speed\n\ninstead of the old lamp", 1))
        .doesNotContainAnyElementsOf(wrapped);
  }
}
