package dev.weir.detect.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VocabularyTest {

  private final Vocabulary vocabulary = new Vocabulary();
  private final Segments segments = new Segments();

  private float news(String text, int segment) {
    Words words = Words.of(text);
    segments.cut(words, 0, words.count());
    vocabulary.read(words, segments);
    return vocabulary.news(words, segments, segment);
  }

  @Test
  void countsWhatNoOtherSegmentSays() {
    assertThat(news("Rivers carry water downhill. Rivers carry boats slowly.", 0)).isEqualTo(0.5f);
    assertThat(news("Rivers carry rivers downhill. A cat is on it.", 0)).isEqualTo(1);
    assertThat(news("Rivers carry rivers downhill. A cat is on it.", 1)).isZero();
  }

  @Test
  void knowsNothingOfTheTextBefore() {
    news("Rivers carry water. Rivers carry water. Rivers carry water.", 0);
    assertThat(news("Rivers carry water. Trains leave stations.", 0)).isEqualTo(1);
    assertThat(news("Trains leave stations. Rivers carry water.", 1)).isEqualTo(1);
  }
}
