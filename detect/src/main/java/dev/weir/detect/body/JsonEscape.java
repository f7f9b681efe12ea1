package dev.weir.detect.body;

/** Escapes inside a JSON string (RFC 8259 section 7). */
final class JsonEscape {

  private static final String LETTERS = "\"\\/bfnrt";
  private static final String MEANINGS = "\"\\/\b\f\n\r\t";
  private static final int REPLACEMENT = 0xfffd;

  private JsonEscape() {}

  /** Returns the unit of the escape at {@code at}; its length is 0 where it is none that JSON knows. */
  static long unit(byte[] raw, int at, int end) {
    if (at + 1 >= end) {
      return 0;
    }
    int letter = LETTERS.indexOf(raw[at + 1]);
    if (letter >= 0) {
      return Escape.asByte(2, MEANINGS.charAt(letter));
    }
    int first = raw[at + 1] == 'u' ? four(raw, at + 2, end) : -1;
    if (first < 0) {
      return 0;
    }
    if (first < 0xd800 || first > 0xdfff) {
      return Escape.asPoint(6, first);
    }
    boolean pair = first < 0xdc00 && at + 7 < end && raw[at + 6] == '\\' && raw[at + 7] == 'u';
    int second = pair ? four(raw, at + 8, end) : -1;
    return second >= 0xdc00 && second <= 0xdfff
        ? Escape.asPoint(12, Character.toCodePoint((char) first, (char) second))
        : Escape.asPoint(6, REPLACEMENT);
  }

  private static int four(byte[] raw, int at, int end) {
    if (at + 4 > end) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Escape.hex(raw[i]);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  static String write(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int meaning = c == '/' ? -1 : MEANINGS.indexOf(c);
      if (meaning >= 0) {
        out.append('\\').append(LETTERS.charAt(meaning));
      } else if (c < ' ') {
        out.append(c < 16 ? "\\u000" : "\\u001").append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
