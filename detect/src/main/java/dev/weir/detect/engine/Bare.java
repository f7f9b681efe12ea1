package dev.weir.detect.engine;

/** Texts that are nothing but codes. */
final class Bare {

  private static final int LONGEST = 100;
  private static final int LONGEST_WORD = 3;
  /** In bytes: two characters of a script that is written without spaces. */
  private static final int LONGEST_FOREIGN = 6;
  /** Marks of names and values, of paths and of markup. */
  private static final String NAMING = "=?_%{}[]<>@&\\\"";

  private Bare() {}

  /** Returns whether {@code text} is short, and words without a digit, and small or foreign letters in a row, are few at most. */
  static boolean is(Text text) {
    int letters = 0;
    int small = 0;
    int foreign = 0;
    boolean digit = false;
    boolean any = false;
    for (int i = 0; i <= text.length(); i++) {
      int c = text.at(i);
      boolean ends = c <= ' ' || c == (Text.BREAK & 0xff);
      small = c >= 'a' && c <= 'z' ? small + 1 : 0;
      foreign = c >= 0x80 && !ends ? foreign + 1 : 0;
      if (i > LONGEST || small > LONGEST_WORD || foreign > LONGEST_FOREIGN || !ends && NAMING.indexOf(c) >= 0
          || ends && letters > LONGEST_WORD && !digit) {
        return false;
      }
      letters = ends ? 0 : letters + (Alphabet.ALNUM.has(c) && c > '9' || c >= 0x80 ? 1 : 0);
      digit = !ends && (digit || Alphabet.DIGITS.has(c));
      any |= digit;
    }
    return any;
  }
}
