package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;

/** How a value is written in its part of the request: what one unit of the raw bytes stands for, and how to write text anew. */
public enum Escape {
  /** As it is. */
  NONE,
  /** RFC 8259 section 7. */
  JSON,
  /** RFC 3986 section 2.1. */
  PERCENT,
  /** The same with a plus sign for a space: WHATWG URL, application/x-www-form-urlencoded. */
  FORM,
  /** Character and predefined entity references: XML 1.0 section 4.1. */
  XML;

  private static final int LONGEST_REFERENCE = 10;

  /**
   * Returns the unit that starts at {@code at}: its raw length in the upper half; in the lower half the code point or the
   * byte it stands for, with {@link #BYTE} set for a byte.
   */
  long unit(byte[] raw, int at, int end) {
    int c = raw[at] & 0xff;
    return switch (this) {
      case NONE -> asByte(1, c);
      case JSON -> c == '\\' ? JsonEscape.unit(raw, at, end) : asByte(1, c);
      case PERCENT, FORM -> {
        int value = c == '%' && at + 2 < end ? hex(raw[at + 1]) << 4 | hex(raw[at + 2]) : -1;
        yield value >= 0 ? asByte(3, value) : asByte(1, this == FORM && c == '+' ? ' ' : c);
      }
      case XML -> c == '&' ? reference(raw, at, Math.min(end, at + LONGEST_REFERENCE)) : asByte(1, c);
    };
  }

  /** Marks a unit that stands for one byte rather than a code point. */
  static final int BYTE = 1 << 30;

  static long asByte(int rawLength, int value) {
    return (long) rawLength << 32 | BYTE | value;
  }

  static long asPoint(int rawLength, int point) {
    return (long) rawLength << 32 | point;
  }

  /** Returns the value of a hexadecimal digit; negative, even when shifted, where it is none. */
  static int hex(byte digit) {
    return digit < 0 ? -1 : Character.digit(digit, 16);
  }

  private static long reference(byte[] raw, int at, int end) {
    int semicolon = at + 1;
    while (semicolon < end && raw[semicolon] != ';') {
      semicolon++;
    }
    String name = semicolon < end
        ? new String(raw, at + 1, semicolon - at - 1, StandardCharsets.ISO_8859_1)
        : "";
    int point = switch (name) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default ->
        name.startsWith("#x") ? number(name, 2, 16) : name.startsWith("#") ? number(name, 1, 10) : -1;
    };
    return point < 0 ? asByte(1, '&') : asPoint(semicolon - at + 1, point);
  }

  private static int number(String digits, int from, int radix) {
    int value = from < digits.length() ? 0 : -1;
    for (int i = from; i < digits.length() && value >= 0; i++) {
      int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
      value = digit < 0 ? -1 : value * radix + digit;
    }
    return value > Character.MAX_CODE_POINT ? -1 : value;
  }

  /** Returns {@code text} as it is written here. */
  public String write(String text) {
    return switch (this) {
      case NONE -> text;
      case JSON -> JsonEscape.write(text);
      case PERCENT, FORM -> percent(text);
      case XML ->
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    };
  }

  private static String percent(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && (Character.isLetterOrDigit(b) || "-._~*".indexOf(b) >= 0)) {
        out.append((char) b);
      } else {
        out.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return out.toString();
  }
}
