package dev.weir.wire.http;

/** Which bytes may stand where in a head (RFC 9110 section 5.6.2, RFC 9112 sections 3 and 5). */
final class Octets {

  private static final byte TOKEN = 1;
  private static final byte VALUE = 2;
  private static final byte TARGET = 4;
  private static final byte[] KINDS = new byte[256];

  static {
    for (int c = 0x20; c < 256; c++) {
      KINDS[c] = c == 0x7f ? 0 : VALUE;
    }
    KINDS['\t'] = VALUE;
    for (int c = 0x21; c < 0x7f; c++) {
      KINDS[c] |= TARGET;
      if (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0) {
        KINDS[c] |= TOKEN;
      }
    }
  }

  private Octets() {}

  /** Returns whether {@code b} may stand in a field's name. */
  static boolean token(byte b) {
    return (KINDS[b & 255] & TOKEN) != 0;
  }

  /** Returns whether {@code b} may stand in a field's value: no control but the tab. */
  static boolean value(byte b) {
    return (KINDS[b & 255] & VALUE) != 0;
  }

  /** Returns whether {@code b} may stand in a request target: visible ASCII. */
  static boolean target(byte b) {
    return (KINDS[b & 255] & TARGET) != 0;
  }

  /** Returns whether {@code c} may be written into a head. */
  static boolean writable(char c) {
    return c < 256 && (KINDS[c] & VALUE) != 0;
  }
}
