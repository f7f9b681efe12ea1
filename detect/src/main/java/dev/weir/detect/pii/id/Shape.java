package dev.weir.detect.pii.id;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** Codes in a text by their shape, written as in {@link dev.weir.detect.engine.Trigger.Shape}. */
final class Shape {

  private Shape() {}

  /** Returns the end of the code of this shape at {@code at}; -1 where there is none. */
  static int end(Text text, int at, String shape) {
    for (int i = 0; i < shape.length(); i++) {
      int c = text.at(at + i);
      boolean fits = switch (shape.charAt(i)) {
        case '9' -> c >= '0' && c <= '9';
        case 'A' -> Alphabet.ALNUM.has(c) && c > '9';
        case 'X' -> Alphabet.ALNUM.has(c);
        default -> c == shape.charAt(i);
      };
      if (!fits) {
        return -1;
      }
    }
    int end = at + shape.length();
    return Alphabet.WORD.has(text.at(end)) ? -1 : end;
  }

  /** Returns the letters, in upper case, and digits between {@code from} and {@code to}. */
  static String code(Text text, int from, int to) {
    StringBuilder code = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      int c = text.at(i);
      if (Alphabet.ALNUM.has(c)) {
        code.append((char) (c >= 'a' ? c - 32 : c));
      }
    }
    return code.toString();
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

  /** Returns whether what stands round the code makes it a part of something longer, or a sum of money. */
  static boolean partOfMore(Text text, int from, int to) {
    int before = text.at(from - 1);
    int after = text.at(to);
    if (before == '_' || before == '$' || before == '+' || before == '@' || after == '@' || after == '%') {
      return true;
    }
    return joins(before, text.at(from - 2), text.at(from)) || joins(after, text.at(to + 1), text.at(to - 1))
        || series(text, from, to);
  }

  private static boolean joins(int mark, int beyond, int inner) {
    boolean digits = inner <= '9' && Alphabet.DIGITS.has(beyond);
    return switch (mark) {
      case '-', '.' -> Alphabet.ALNUM.has(beyond);
      case ':', '/' -> digits;
      default -> false;
    };
  }

  /** A code in groups that is preceded or followed by more of such: four digits of a card, a row of figures. */
  private static boolean series(Text text, int from, int to) {
    int mark = -1;
    for (int i = from; i < to && mark < 0; i++) {
      mark = Alphabet.ALNUM.has(text.at(i)) ? -1 : text.at(i);
    }
    return mark == ' ' && !text.bare()
        && (text.at(from - 1) == ' ' && Alphabet.DIGITS.has(text.at(from - 2)) && Alphabet.DIGITS.has(text.at(from))
            || text.at(to) == ' ' && Alphabet.DIGITS.has(text.at(to + 1)) && Alphabet.DIGITS.has(text.at(to - 1)));
  }
}
