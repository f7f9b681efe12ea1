package dev.weir.detect.names;

import dev.weir.detect.engine.Mark;
import dev.weir.detect.engine.Text;
import java.util.Arrays;

/**
 * The words of whole names that were told of in the value that is being read: whoever was introduced as {@code Ngozi Okafor} is
 * {@code Okafor} later on. Holds no more than {@link #MOST} words, by their hashes; those of another value are forgotten.
 */
final class Introduced {

  private static final int MOST = 64;
  private static final int SHORTEST = 3;
  /** Of these a text speaks without meaning the person. */
  private static final int OTHERS = Gazetteer.EVERYDAY | Gazetteer.CITY | Gazetteer.COUNTRY
      | Gazetteer.COMPANY;
  private static final WordSet ARTICLES = WordSet.of("the a an this that these those");

  private final Mark mark;
  private final int[] keys = new int[MOST];
  private int count;
  /** A bit for each key, by its lowest bits: most words are turned away by it. */
  private long seen;
  /** Tells a text that was read by this from all others. */
  private int reading;
  private int value;

  /** @param mark by which texts tell whose words these are */
  Introduced(Mark mark) {
    this.mark = mark;
  }

  /** Remembers the words of a name of two words or more. */
  void introduce(Text text, Words words, int from, int to) {
    int parts = 0;
    for (int i = from; i < to; i++) {
      parts += words.shape[i] == Words.CAPITALISED ? 1 : 0;
    }
    if (parts < 2) {
      return;
    }
    turn(text);
    for (int i = from; i < to && count < MOST; i++) {
      boolean tells = words.shape[i] == Words.CAPITALISED && words.end(i) - words.start(i) >= SHORTEST
          && (words.known[i] & OTHERS) == 0;
      if (tells && !has(words.word[i])) {
        keys[count++] = words.word[i];
        seen |= 1L << words.word[i];
      }
    }
  }

  /** Returns whether a word that stands alone is of such a name: a part of another name, or what an article stands before, is not. */
  boolean again(Text text, Words words, int i) {
    turn(text);
    boolean known = words.shape[i] == Words.CAPITALISED && has(words.word[i]);
    return known && !capital(words, i - 1) && !capital(words, i + 1) && !words.glued[i]
        && !(i > 0 && ARTICLES.has(words, i - 1));
  }

  private static boolean capital(Words words, int i) {
    return i >= 0 && i < words.count() && words.telling(i);
  }

  private boolean has(int key) {
    if ((seen & 1L << key) == 0) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (keys[i] == key) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what another value said. */
  private void turn(Text text) {
    if (reading == 0 || text.reached(mark) != reading || value != text.value()) {
      Arrays.fill(keys, 0, count, 0);
      count = 0;
      seen = 0;
      reading++;
      value = text.value();
      text.reach(mark, reading);
    }
  }
}
