package dev.weir.detect.names;

import dev.weir.detect.engine.Text;
import java.text.Normalizer;

/**
 * Letters as names are compared: without case and marks, so that {@code JOSÉ} and {@code Jose} are one. Tables hold all up to
 * U+057F; of the letters behind it no case is told.
 */
final class Letters {

  private static final int TABLE = 0x580;
  private static final char[] FOLDED = new char[TABLE];
  private static final byte[] KIND = new byte[TABLE];
  private static final int LETTER = 1;
  private static final int CAPITAL = 3;

  /** Letters that Unicode does not take apart, and what they are written as where there are none. */
  private static final String WHOLE = "ßøłđæœþıðħ";
  private static final String PLAIN = "soldaotidh";

  static {
    for (int c = 0; c < TABLE; c++) {
      FOLDED[c] = fold((char) c);
      KIND[c] = (byte) (Character.isUpperCase(c) ? CAPITAL : Character.isLetter(c) ? LETTER : 0);
    }
  }

  private Letters() {}

  private static char fold(char c) {
    char lower = Character.toLowerCase(c);
    int whole = WHOLE.indexOf(lower);
    return whole >= 0
        ? PLAIN.charAt(whole)
        : Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD).charAt(0);
  }

  /** Returns the code point at {@code at}, with its length in bytes in the upper half; what is none is the complement of its byte. */
  static long point(Text text, int at) {
    int c = text.at(at);
    if (c < 0x80) {
      return 1L << 32 | c & 0xffffffffL;
    }
    if (c < 0xc2 || c > 0xf4) {
      return 1L << 32 | ~c & 0xffffffffL;
    }
    int more = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
    int point = c & 0x3f >> more;
    for (int i = 1; i <= more; i++) {
      int next = text.at(at + i);
      if ((next & 0xc0) != 0x80) {
        return 1L << 32 | ~c & 0xffffffffL;
      }
      point = point << 6 | next & 0x3f;
    }
    return (long) (more + 1) << 32 | point;
  }

  static boolean letter(int point) {
    return point >= 0 && (point < TABLE ? KIND[point] != 0 : Character.isLetter(point) || mark(point));
  }

  /** Vowel signs of scripts such as Devanagari, within words. */
  private static boolean mark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean capital(int point) {
    return point >= 0 && point < TABLE && KIND[point] == CAPITAL;
  }

  /** Returns whether the letter has no case, or none that is known here. */
  static boolean caseless(int point) {
    return point >= TABLE;
  }

  static int folded(int point) {
    return point < TABLE ? FOLDED[point] : point;
  }
}
