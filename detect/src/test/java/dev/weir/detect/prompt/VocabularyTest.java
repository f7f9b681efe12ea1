package dev.weir.detect.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VocabularyTest {

  private final Vocabulary vocabulary = new Vocabulary();
  private final Segments segments = new Segments();

  /** Returns how many words of a segment count, and how many of them no other segment has. */
  private List<Integer> counts(String text, int segment) {
    Reading reading = Reading.all(text).getFirst();
    segments.cut(reading, 0, reading.words.count());
    vocabulary.read(reading.words, segments);
    int from = segments.from(segment);
    int to = segments.to(segment);
    return List.of(vocabulary.counted(from, to), vocabulary.news(from, to));
  }

  @Test
  void countsWhatNoOtherSegmentSays() {
    assertThat(counts("Rivers carry water downhill. Rivers carry boats slowly.", 0)).containsExactly(4, 2);
    assertThat(counts("Rivers carry rivers downhill. A cat is on it.", 0)).containsExactly(4, 4);
    assertThat(counts("Rivers carry rivers downhill. A cat is on it.", 1)).containsExactly(0, 0);
  }

  @Test
  void knowsNothingOfTheTextBefore() {
    counts("Rivers carry water. Rivers carry water. Rivers carry water.", 0);
    assertThat(counts("Rivers carry water. Trains leave stations.", 0)).containsExactly(3, 3);
    assertThat(counts("Trains leave stations. Rivers carry water.", 1)).containsExactly(3, 3);
  }
}
