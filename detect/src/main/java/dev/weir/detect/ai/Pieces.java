package dev.weir.detect.ai;

/**
 * Into how many pieces a text falls for a byte-pair tokenizer, where that is more than its length tells: scripts of which such a
 * tokenizer has learned little, Base64, numbers, signs. One pass, nothing is kept of the text. The weights are from counts by the
 * two vocabularies that OpenAI has published (cl100k_base, o200k_base), of which the larger holds.
 */
final class Pieces {

  /** Weights are in parts of a token. */
  private static final int TOKEN = 12;
  private static final int AGAIN = 3;
  private static final int IN_WORD = 1;
  private static final int IN_LONG_WORD = 7;
  private static final int LONG_WORD = 4;
  private static final int IN_CAPITALS = 10;
  private static final int BEHIND_CAPITALS = 6;
  private static final int IN_NUMBER = 6;
  private static final int CYRILLIC = 8;
  private static final int TWO_BYTES = 15;
  private static final int KNOWN_THREE_BYTES = 17;
  private static final int THREE_BYTES = 38;
  private static final int FOUR_BYTES = 40;

  private long parts;
  private int before = ' ';
  /** How many small letters stand before, one behind the other. */
  private int run;

  private Pieces() {}

  /** Returns how many pieces {@code text} has, about. */
  static long of(String text) {
    Pieces pieces = new Pieces();
    for (int i = 0; i < text.length();) {
      int c = text.codePointAt(i);
      pieces.parts += c < 0x80 ? pieces.ascii(c) : weight(c);
      pieces.run = isSmall(c) ? pieces.run + 1 : 0;
      pieces.before = c;
      i += Character.charCount(c);
    }
    return pieces.parts / TOKEN;
  }

  private int ascii(int c) {
    if (isSmall(c)) {
      return small();
    }
    if (isCapital(c)) {
      return isCapital(before) ? IN_CAPITALS : TOKEN;
    }
    if (isDigit(c)) {
      return isDigit(before) ? IN_NUMBER : TOKEN;
    }
    if (c == before) {
      return AGAIN;
    }
    return c == ' ' ? 0 : TOKEN;
  }

  private int small() {
    if (run > 0) {
      return run < LONG_WORD ? IN_WORD : IN_LONG_WORD;
    }
    return isCapital(before) ? BEHIND_CAPITALS : TOKEN;
  }

  /** Of what takes two bytes and more in UTF-8. */
  private static int weight(int c) {
    if (c < 0x800) {
      return c < 0x250 ? TOKEN : c >= 0x400 && c < 0x530 ? CYRILLIC : TWO_BYTES;
    }
    if (c >= 0x10000) {
      return FOUR_BYTES;
    }
    return isCommon(c) ? KNOWN_THREE_BYTES : THREE_BYTES;
  }

  /** Devanagari, Thai, quotation marks and dashes, Chinese, Japanese, Korean. */
  private static boolean isCommon(int c) {
    return c >= 0x900 && c < 0x980 || c >= 0xE00 && c < 0xE80 || c >= 0x2010 && c < 0x2028
        || c >= 0x3000 && c < 0xA000 || c >= 0xAC00 && c < 0xD7B0 || c >= 0xFF00;
  }

  private static boolean isSmall(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isCapital(int c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
