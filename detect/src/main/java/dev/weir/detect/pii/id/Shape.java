package dev.weir.detect.pii.id;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** The shape of a code, written as in {@link dev.weir.detect.engine.Trigger.Shape}. */
final class Shape {

  private static final String MARKS = " -./:()";
  private static final int DIGIT = 1;
  private static final int LETTER = 2;
  /** By the low nine bits of a byte, or of the -1 beyond the text: its bit among what patterns are made of; 0 for all else. */
  private static final short[] SIGN = new short[512];

  static {
    for (int c = 0; c < 128; c++) {
      int mark = MARKS.indexOf(c);
      SIGN[c] = (short) (Alphabet.DIGITS.has(c)
          ? DIGIT
          : Alphabet.LETTERS.has(c) ? LETTER : mark < 0 ? 0 : 4 << mark);
    }
  }

  private final String pattern;
  /** By place in the code, the bits of what may stand there. */
  private final short[] signs;

  Shape(String pattern) {
    this.pattern = pattern;
    signs = new short[pattern.length()];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = signs(pattern.charAt(i));
    }
  }

  private static short signs(char sign) {
    return switch (sign) {
      case '9' -> DIGIT;
      case 'A' -> LETTER;
      case 'X' -> DIGIT | LETTER;
      default -> SIGN[sign];
    };
  }

  String pattern() {
    return pattern;
  }

  int length() {
    return signs.length;
  }

  /** Returns whether the characters from {@code at} have this shape. */
  boolean fits(Text text, int at) {
    for (int i = 0; i < signs.length; i++) {
      if ((SIGN[text.at(at + i) & SIGN.length - 1] & signs[i]) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a bracket is opened between {@code from} and {@code to}. */
  static boolean bracketed(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.at(i) == '(') {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there are letters, and all of them small. */
  static boolean lowerCase(Text text, int from, int to) {
    boolean small = false;
    for (int i = from; i < to; i++) {
      int c = text.at(i);
      if (c >= 'A' && c <= 'Z') {
        return false;
      }
      small |= c >= 'a' && c <= 'z';
    }
    return small;
  }

  /** Returns whether what stands round the code makes it a sum of money, or one of a row of figures. */
  static boolean partOfMore(Text text, int from, int to) {
    int before = text.at(from - 1);
    return before == '$' || before == '+' || text.at(to) == '%' || series(text, from, to);
  }

  /** A code in groups that is preceded or followed by more of such: four digits of a card, a row of figures. */
  private static boolean series(Text text, int from, int to) {
    boolean preceded = text.at(from - 1) == ' ' && Alphabet.DIGITS.has(text.at(from - 2))
        && Alphabet.DIGITS.has(text.at(from));
    boolean followed = text.at(to) == ' ' && Alphabet.DIGITS.has(text.at(to + 1))
        && Alphabet.DIGITS.has(text.at(to - 1));
    return (preceded || followed) && spaced(text, from, to) && !text.bare();
  }

  /** Returns whether the first mark between {@code from} and {@code to} is a space. */
  private static boolean spaced(Text text, int from, int to) {
    int i = from;
    while (i < to && Alphabet.ALNUM.has(text.at(i))) {
      i++;
    }
    return i < to && text.at(i) == ' ';
  }
}
