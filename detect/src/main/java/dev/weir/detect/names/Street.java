package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** An English street by its form alone: a number, a name with capitals, and a word that only streets are called by. */
final class Street {

  private static final int LONGEST_NUMBER = 6;
  private static final int MOST = 4;

  private static final WordSet TYPES = WordSet
      .of("street st road rd avenue ave lane ln boulevard blvd terrace crescent"
          + " parkway pkwy highway hwy dr ct");

  private Street() {}

  /** Returns the end of the street that begins with the token, with the dot behind its last word; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    boolean number = (words.shape[i] >= Words.NUMBER || words.shape[i] == Words.NUMBERED)
        && words.end(i) - words.start(i) <= LONGEST_NUMBER && !words.glued[i];
    int next = i + 1;
    while (number && next < words.count() && next <= i + MOST && named(words, next)) {
      if (next > i + 1 && TYPES.has(words, next)) {
        return alone(words, next) ? dotted(text, words, next) : i;
      }
      next++;
    }
    return i;
  }

  /** Returns whether the token is a word that streets are called by, behind their names. */
  static boolean type(Words words, int i) {
    return TYPES.has(words, i);
  }

  private static boolean named(Words words, int i) {
    boolean ordinal = words.shape[i] == Words.NUMBERED && words.end(i) - words.start(i) <= LONGEST_NUMBER;
    return (words.shape[i] == Words.CAPITALISED || ordinal) && !words.glued[i];
  }

  /** No word with a capital follows, of which {@code St} and {@code Dr} would be a part. */
  private static boolean alone(Words words, int type) {
    int next = type + 1 < words.count() && words.glued[type + 1] ? type + 2 : type + 1;
    return next >= words.count() || words.shape[next] != Words.CAPITALISED;
  }

  private static int dotted(Text text, Words words, int type) {
    boolean dot = text.at(words.end(type)) == '.' && words.end(type) - words.start(type) <= 3;
    return dot ? type + 2 : type + 1;
  }
}
