package dev.weir.detect.names;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** The number of a house, as addresses write it: {@code 12}, {@code 14a}, {@code 12-14}, {@code 88/2/14}, {@code 241-II}, {@code 8 B}, {@code 14 bis}. */
final class House {

  private static final int LONGEST = 6;
  private static final int MOST_JOINED = 3;
  private static final WordSet AFFIXES = WordSet.of("bis ter quater");
  private static final String JOINTS = "-/–";
  private static final int EN_DASH = 0xe2;
  private static final int YEAR = Words.NUMBER + 4;

  private House() {}

  /** Returns the first token behind the number that begins with the token; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    if (i >= words.count() || !numeric(words, i) || ordinal(text, words, i) || measured(text, words, i)) {
      return i;
    }
    int end = i + 1;
    for (int joined = 0; joined < MOST_JOINED && joint(text, words, end); joined++) {
      end += 2;
    }
    if (end < words.count() && !words.glued[end] && (AFFIXES.has(words, end) || letter(text, words, end))) {
      end++;
    }
    return decimal(text, words.end(end - 1)) || date(words, i, end) ? i : end;
  }

  /** Returns whether the token is the number of a house with a postcode behind its comma, or at the start of the next line. */
  static boolean coded(Text text, Words words, int i) {
    int next = i + 1;
    return next < words.count() && numeric(words, i) && Postcode.begins(text, words.end(next))
        && (words.shape[next] == Words.LINE || text.at(words.start(next)) == ',' && words.glued[next]);
  }

  /** Digits, with a letter or two behind them or without. */
  static boolean numeric(Words words, int i) {
    return (words.shape[i] >= Words.NUMBER || words.shape[i] == Words.NUMBERED)
        && words.end(i) - words.start(i) <= LONGEST;
  }

  /** Returns whether the token is such as {@code 5th} is. */
  static boolean ordinal(Text text, Words words, int i) {
    int end = words.end(i);
    return words.shape[i] == Words.NUMBERED && text.at(end - 3) >= '0' && text.at(end - 3) <= '9'
        && (text.hasAnyCase("th", end - 2) || text.hasAnyCase("st", end - 2) || text.hasAnyCase("nd", end - 2)
            || text.hasAnyCase("rd", end - 2));
  }

  /** A part of a code, an amount or a time: what stands before it is glued to it. */
  private static boolean measured(Text text, Words words, int i) {
    int first = text.at(words.start(i));
    int before = text.at(words.start(i) - 1);
    boolean named = before == ':' && Alphabet.LETTERS.has(text.at(words.start(i) - 2));
    return first < '0' || first > '9' || words.glued[i] && !named && "\n(\"'>[|;,^+".indexOf(before) < 0;
  }

  private static boolean joint(Text text, Words words, int i) {
    int sign = i < words.count() ? text.at(words.start(i)) : 0;
    return i + 1 < words.count() && words.glued[i] && words.glued[i + 1]
        && (JOINTS.indexOf(sign) >= 0 || sign == EN_DASH)
        && (numeric(words, i + 1) || words.shape[i + 1] == Words.INITIAL
            || words.shape[i + 1] == Words.UPPER);
  }

  /** A single letter that is no initial of a name that follows. */
  private static boolean letter(Text text, Words words, int i) {
    boolean single = words.end(i) - words.start(i) == 1 && words.lettered(i)
        && words.shape[i] != Words.NUMBERED;
    return single && ".:".indexOf(text.at(words.end(i))) < 0 && text.at(words.start(i)) <= 'h'
        && (i + 1 >= words.count() || !words.lettered(i + 1));
  }

  /** Three numbers, of which the first or the last is a year. */
  private static boolean date(Words words, int from, int end) {
    return end == from + 5 && (words.shape[from] == YEAR || words.shape[end - 1] == YEAR);
  }

  private static boolean decimal(Text text, int end) {
    int sign = text.at(end);
    boolean digit = text.at(end + 1) >= '0' && text.at(end + 1) <= '9';
    return sign == '%' || digit && (sign == '.' || sign == ',' || sign == ':');
  }
}
