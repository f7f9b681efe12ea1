package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
  /** Character references, XML's predefined entities (XML 1.0 section 4.1) and HTML's for signs that values are made of. */
  XML,
  /** As it is between {@code <![CDATA[} and its end. */
  CDATA,
  /** A quote twice for once: RFC 4180 section 2. */
  CSV,
  /** RFC 2045 section 6.7. */
  QUOTED_PRINTABLE,
  /** The same with an underscore for a space: RFC 2047 section 4.2. */
  ENCODED_WORD,
  /** JSON's escapes and {@code \\xhh} where they are well-formed; any other backslash is one. */
  BACKSLASH;

  private static final int LONGEST_REFERENCE = 16;

  /**
   * Returns the unit that starts at {@code at}: its raw length in the upper half; in the lower half the code point or the
   * byte it stands for, with {@link #BYTE} set for a byte.
   */
  long unit(byte[] raw, int at, int end) {
    int c = raw[at] & 0xff;
    return switch (this) {
      case NONE, CDATA -> asByte(1, c);
      case JSON -> c == '\\' ? JsonEscape.unit(raw, at, end) : asByte(1, c);
      case PERCENT, FORM -> {
        int value = c == '%' && at + 2 < end ? hex(raw[at + 1]) << 4 | hex(raw[at + 2]) : -1;
        yield value >= 0 ? asByte(3, value) : asByte(1, this == FORM && c == '+' ? ' ' : c);
      }
      case XML -> c == '&' ? References.unit(raw, at, Math.min(end, at + LONGEST_REFERENCE)) : asByte(1, c);
      case CSV -> asByte(c == '"' && at + 1 < end && raw[at + 1] == '"' ? 2 : 1, c);
      case QUOTED_PRINTABLE -> c == '=' ? quoted(raw, at, end) : asByte(1, c);
      case ENCODED_WORD -> c == '=' ? quoted(raw, at, end) : asByte(1, c == '_' ? ' ' : c);
      case BACKSLASH -> c == '\\' ? backslash(raw, at, end) : asByte(1, c);
    };
  }

  /** Marks a unit that stands for one byte rather than a code point. */
  static final int BYTE = 1 << 30;
  /** A unit that stands for nothing. */
  static final int NOTHING = 1 << 29;

  /** Returns how many bytes of UTF-8 the lower half of a unit stands for. */
  static int length(int unit) {
    if (unit == NOTHING) {
      return 0;
    }
    return (unit & BYTE) != 0 || unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit < 0x10000 ? 3 : 4;
  }

  /** Returns what {@code raw[from..to)} stands for, as UTF-8. */
  public byte[] read(byte[] raw, int from, int to) {
    byte[] out = new byte[to - from + 4];
    int length = 0;
    for (int i = from; i < to;) {
      long unit = unit(raw, i, to);
      length = append(out, length, (int) unit);
      i += (int) (unit >>> 32);
    }
    return Arrays.copyOf(out, length);
  }

  /** Writes what a unit stands for to {@code out}; returns the length with it, which grows no faster than the raw bytes. */
  static int append(byte[] out, int length, int unit) {
    if ((unit & BYTE) != 0) {
      out[length] = (byte) unit;
      return length + 1;
    }
    return unit == NOTHING ? length : length + Utf8.put(out, length, unit);
  }

  /** Returns the raw byte behind those that stand for the first {@code bytes} bytes of what {@code raw[from..to)} says. */
  public int skip(byte[] raw, int from, int to, int bytes) {
    int at = from;
    for (int left = bytes; left > 0 && at < to;) {
      long unit = unit(raw, at, to);
      left -= length((int) unit);
      at += (int) (unit >>> 32);
    }
    return at;
  }

  /** Returns the first raw byte from {@code from} on that stands for something, as a soft break does not. */
  public int pastNothing(byte[] raw, int from, int to) {
    int at = from;
    while (at < to) {
      long unit = unit(raw, at, to);
      if ((int) unit != NOTHING) {
        return at;
      }
      at += (int) (unit >>> 32);
    }
    return at;
  }

  /**
   * Returns whether any code of three bytes or more, or a soft break, is in {@code text[from..to)}, so that it says something else
   * than it is.
   */
  public boolean isUsed(byte[] text, int from, int to) {
    int least = this == QUOTED_PRINTABLE ? 1 : 2;
    for (int i = from; i < to; i++) {
      if ((text[i] == '%' || text[i] == '&' || text[i] == '\\' || text[i] == '=')
          && unit(text, i, to) >>> 32 > least) {
        return true;
      }
    }
    return false;
  }

  /** Returns {@code utf8} as it is written here. */
  public byte[] write(byte[] utf8) {
    return this == NONE
        ? utf8
        : write(new String(utf8, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

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

  private static long quoted(byte[] raw, int at, int end) {
    if (at + 2 < end && hex(raw[at + 1]) >= 0 && hex(raw[at + 2]) >= 0) {
      return asByte(3, hex(raw[at + 1]) << 4 | hex(raw[at + 2]));
    }
    boolean crlf = at + 2 < end && raw[at + 1] == '\r' && raw[at + 2] == '\n';
    boolean lf = at + 1 < end && raw[at + 1] == '\n';
    return crlf || lf ? (long) (crlf ? 3 : 2) << 32 | NOTHING : asByte(1, '=');
  }

  private static long backslash(byte[] raw, int at, int end) {
    if (at + 3 < end && raw[at + 1] == 'x' && hex(raw[at + 2]) >= 0 && hex(raw[at + 3]) >= 0) {
      return asPoint(4, hex(raw[at + 2]) << 4 | hex(raw[at + 3]));
    }
    long unit = JsonEscape.unit(raw, at, end);
    return unit == 0 ? asByte(1, '\\') : unit;
  }

  /** Returns {@code text} as it is written here. */
  public String write(String text) {
    return switch (this) {
      case NONE -> text;
      case JSON, BACKSLASH -> JsonEscape.write(text);
      case CDATA -> text.replace("]]>", "]]]]><![CDATA[>");
      case CSV -> text.replace("\"", "\"\"");
      case QUOTED_PRINTABLE -> hexed(text, '=', " !\"#$%&'()*+,-./:;<>?@[\\]^_`{|}~");
      case ENCODED_WORD -> hexed(text, '=', "!*+-/");
      case PERCENT, FORM -> hexed(text, '%', "-._~*");
      case XML ->
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    };
  }

  private static String hexed(String text, char sign, String plain) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && (Character.isLetterOrDigit(b) || plain.indexOf(b) >= 0)) {
        out.append((char) b);
      } else {
        out.append(sign).append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return out.toString();
  }

  private static final String HEX = "0123456789ABCDEF";
}
