package dev.weir.detect.pii.id;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;
import org.jspecify.annotations.Nullable;

/** The shape of a code, written as in {@link dev.weir.detect.engine.Trigger.Shape}. */
final class Shape {

  private final String pattern;
  /** By place in the code, the letters or digits that may stand there; null for the one mark that may. */
  private final @Nullable Alphabet[] signs;

  Shape(String pattern) {
    this.pattern = pattern;
    signs = pattern.chars().mapToObj(Shape::signs).toArray(Alphabet[]::new);
  }

  private static @Nullable Alphabet signs(int sign) {
    return switch (sign) {
      case '9' -> Alphabet.DIGITS;
      case 'A' -> Alphabet.LETTERS;
      case 'X' -> Alphabet.ALNUM;
      default -> null;
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
      Alphabet sign = signs[i];
      int c = text.at(at + i);
      if (sign == null ? c != pattern.charAt(i) : !sign.has(c)) {
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
    int mark = -1;
    for (int i = from; i < to && mark < 0; i++) {
      mark = Alphabet.ALNUM.has(text.at(i)) ? -1 : text.at(i);
    }
    return mark == ' ' && !text.bare()
        && (text.at(from - 1) == ' ' && Alphabet.DIGITS.has(text.at(from - 2))
            && Alphabet.DIGITS.has(text.at(from))
            || text.at(to) == ' ' && Alphabet.DIGITS.has(text.at(to + 1))
                && Alphabet.DIGITS.has(text.at(to - 1)));
  }
}
