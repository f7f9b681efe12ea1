package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/**
 * What a value is made of, counted in one pass.
 *
 * @param separators the marks that join words in names: {@code _-.:/=}
 * @param marks what is neither letter, digit, space nor separator
 * @param changes how often two letters beside each other differ in case
 * @param inside digits between two letters
 */
record Tally(int length, int lower, int upper, int digits, int spaces, int separators, int marks, int changes,
    int inside) {

  /** Returns the tally of the characters between {@code from} and {@code to}. */
  static Tally of(Text text, int from, int to) {
    int[] counts = new int[6];
    int changes = 0;
    int inside = 0;
    for (int i = from; i < to; i++) {
      int c = text.at(i);
      counts[kind(c)]++;
      boolean letters = i > from && Alphabet.LETTERS.has(text.at(i - 1));
      changes += letters && Alphabet.LETTERS.has(c) && ((c ^ text.at(i - 1)) & 0x20) != 0 ? 1 : 0;
      inside += letters && Alphabet.DIGITS.has(c) && i + 1 < to && Alphabet.LETTERS.has(text.at(i + 1))
          ? 1
          : 0;
    }
    return new Tally(to - from, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], changes,
        inside);
  }

  private static int kind(int c) {
    if (c >= 'a' && c <= 'z') {
      return 0;
    }
    if (c >= 'A' && c <= 'Z') {
      return 1;
    }
    if (c >= '0' && c <= '9') {
      return 2;
    }
    return c <= ' ' ? 3 : "_-.:/=".indexOf(c) >= 0 ? 4 : 5;
  }

  int letters() {
    return lower + upper;
  }

  /** Returns whether the case changes more often than in camelCase. */
  boolean mixed() {
    return changes * 5 >= 2 * length;
  }

  /** Returns whether all is words of one case with separators between, as in {@code scram-sha-256}. */
  boolean identifier() {
    return marks + spaces == 0 && separators * 24 >= length && separators > 0 && (lower == 0 || upper == 0)
        && digits * 4 < length && inside < 2;
  }
}
