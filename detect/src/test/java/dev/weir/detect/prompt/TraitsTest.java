package dev.weir.detect.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TraitsTest {

  private final Traits traits = new Traits();

  private void read(String text) {
    Reading reading = Reading.all(text).getFirst();
    Segments segments = new Segments();
    segments.cut(reading, 0, reading.words.count());
    traits.read(reading, segments);
  }

  @Test
  void tellHowASegmentDiffersFromTheMean() {
    read("Rivers carry water downhill. Rivers carry boats. | Trains, boats; and all that goes by land");
    assertThat(traits.of(Traits.NEWS, 0)).isEqualTo(0.5f);
    assertThat(traits.of(Traits.SHARED, 0)).isEqualTo(Traits.log(3)).isEqualTo(traits.of(Traits.OWN, 0));
    assertThat(traits.of(Traits.PLAIN, 0)).isEqualTo(1);
    assertThat(traits.beyond(Traits.LENGTH, 0) + traits.mean(Traits.LENGTH)).isEqualTo(Traits.log(4));
  }

  @Test
  void tellAQuestionByItsMark() {
    read("The lamp is red? It was blue before. 灯是红的？");
    assertThat(traits.of(Traits.ASKS, 0)).isEqualTo(1);
    assertThat(traits.of(Traits.ASKS, 1)).isZero();
    assertThat(traits.of(Traits.ASKS, 2)).isEqualTo(1);
  }

  @Test
  void areThoseOfThisTextWhateverTheOneBeforeWas() {
    read("word. ".repeat(9000));
    traits.clear();
    read("The lamp is red. It was blue before.");
    assertThat(traits.mean(Traits.ASKS)).isZero();
    assertThat(traits.of(Traits.NEWS, 1)).isEqualTo(1);
  }
}
