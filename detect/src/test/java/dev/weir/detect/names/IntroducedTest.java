package dev.weir.detect.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.Mark;
import dev.weir.detect.engine.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whoever was introduced by a whole name is known by a part of it, in the same value. */
class IntroducedTest {

  private final Introduced introduced = new Introduced(new Mark());
  private final Words words = new Words(Gazetteer.load());
  private final Text text = new Text();

  private void read(String said) {
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    text.over(bytes, bytes.length);
    words.fill(text, 0, bytes.length);
  }

  private boolean again(int token) {
    return introduced.again(text, words, token);
  }

  @Test
  void aPartOfAWholeNameIsThePersonAgain() {
    read("Jane Blick called; then Blick left, and nobody but Jane knew.");
    assertThat(again(5)).isFalse();
    introduced.introduce(text, words, 0, 2);
    assertThat(again(5)).isTrue();
    assertThat(again(11)).isTrue();
    assertThat(again(2)).isFalse();
  }

  @Test
  void aPartOfAnotherNameOrWhatHasAnArticleIsNot() {
    read("Jane Blick called; the Blick report, Blick Industries and Tom Blick did not.");
    introduced.introduce(text, words, 0, 2);
    assertThat(again(5)).isFalse();
    assertThat(again(8)).isFalse();
    assertThat(again(12)).isFalse();
  }

  @Test
  void oneWordIntroducesNobody() {
    read("Blick called; then Blick left.");
    introduced.introduce(text, words, 0, 1);
    assertThat(again(4)).isFalse();
  }

  @Test
  void everydayWordsAndTownsIntroduceNobody() {
    read("Jane Rome called; then Rome burned. May Baker saw it, and May passed.");
    introduced.introduce(text, words, 0, 2);
    introduced.introduce(text, words, 8, 10);
    assertThat(again(5)).isFalse();
    assertThat(again(14)).isFalse();
  }

  @Test
  void anotherTextKnowsNobody() {
    read("Jane Blick called.");
    introduced.introduce(text, words, 0, 2);
    read("So Blick left.");
    assertThat(again(1)).isFalse();
  }

  @Test
  void moreNamesThanThereIsRoomForAreLeftOut() {
    StringBuilder many = new StringBuilder();
    for (char a = 'a'; a < 'z'; a++) {
      many.append("Jane Blick").append(a).append(a).append("x, ");
    }
    for (int i = 0; i < 4; i++) {
      read(many.toString());
      for (int at = 0; at + 1 < words.count(); at += 3) {
        introduced.introduce(text, words, at, at + 2);
      }
    }
    assertThat(again(1)).isFalse();
  }
}
