package dev.weir.detect.engine;

/** Sets of ASCII characters that formats are made of. */
public enum Alphabet {
  DIGITS("0-9"), HEX("0-9a-fA-F"), LOWER_HEX("0-9a-f"), LOWER_ALNUM("0-9a-z"), UPPER_ALNUM("0-9A-Z"), ALNUM(
      "0-9a-zA-Z"), LETTERS("a-zA-Z"), SMALL("a-z"),
  /** Letters, digits and underscore. */
  WORD("0-9a-zA-Z_"),
  /** RFC 1035 section 2.3.1. */
  LABEL("0-9a-zA-Z-"),
  /** RFC 5321 section 4.1.2 without what hardly any mailbox is called by. */
  MAILBOX("0-9a-zA-Z._+'~!-"),
  /** RFC 4648 section 5. */
  BASE64URL("0-9a-zA-Z_-"),
  /** RFC 4648 section 4, padding among it. */
  BASE64("0-9a-zA-Z+/="),
  /** What keys with several parts are made of. */
  DOTTED("0-9a-zA-Z_.-"),
  /** What base64url and its padding, dots and tildes of keys without a stricter rule are made of. */
  TOKEN("0-9a-zA-Z_=.~-"),
  /** RFC 3986 section 3.2.1 without the colon. */
  USERINFO("0-9a-zA-Z!$%&'()*+,;=._~-"),
  /** Whatever is not a space, a quote or a bracket. */
  UNBROKEN("!#-&*-;=?-Z_a-z~");

  /** By character, the {@link #bit} of each set that it is in. */
  private static final int[] MEMBER = new int[128];

  static {
    for (Alphabet alphabet : values()) {
      alphabet.enter();
    }
  }

  private final String ranges;
  @SuppressWarnings("EnumOrdinal") // a bit that no more than this table knows
  private final int bit = 1 << ordinal();

  Alphabet(String ranges) {
    this.ranges = ranges;
  }

  private void enter() {
    for (int i = 0; i < ranges.length(); i++) {
      boolean range = i + 2 < ranges.length() && ranges.charAt(i + 1) == '-';
      int last = ranges.charAt(range ? i + 2 : i);
      for (int c = ranges.charAt(i); c <= last; c++) {
        MEMBER[c] |= bit;
      }
      i += range ? 2 : 0;
    }
  }

  /** Returns whether {@code c} is in the set; -1, the end of a text, never is. */
  public boolean has(int c) {
    return Integer.compareUnsigned(c, MEMBER.length) < 0 && (MEMBER[c] & bit) != 0;
  }
}
