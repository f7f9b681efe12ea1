package dev.weir.scan.python;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The values of string literals. Of a very long one the beginning is kept: no URL and no key is that long. */
final class Literals {
  private static final int MOST_BYTES = 1 << 13;

  private final byte[] text;

  Literals(byte[] text) {
    this.text = text;
  }

  /** Returns what a literal with its prefix and quotes stands for. */
  String string(int start, int end) {
    int from = start;
    boolean raw = false;
    while (text[from] != '"' && text[from] != '\'') {
      raw |= (text[from++] | 0x20) == 'r';
    }
    byte quote = text[from];
    int width = end - from >= 3 && text[from + 1] == quote && text[from + 2] == quote ? 3 : 1;
    from += width;
    int to = end;
    if (end - from >= width && text[end - 1] == quote) {
      to = end - width;
    }
    return raw ? source(from, to) : unescaped(from, to, false);
  }

  /** Returns what the text between the fields of a literal stands for. */
  String piece(int start, int end) {
    return unescaped(start, end, true);
  }

  String source(int start, int end) {
    return new String(text, start, Math.min(end - start, MOST_BYTES), UTF_8);
  }

  private String unescaped(int start, int end, boolean field) {
    int to = Math.min(end, start + MOST_BYTES);
    boolean plain = true;
    for (int i = start; i < to && plain; i++) {
      plain = text[i] != '\\' && (!field || text[i] != '{' && text[i] != '}');
    }
    String source = source(start, to);
    return plain ? source : unescaped(source, field);
  }

  private static String unescaped(String source, boolean field) {
    StringBuilder out = new StringBuilder(source.length());
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        i = escape(source, i + 1, out);
      } else {
        out.append(c);
        if (field && (c == '{' || c == '}') && i + 1 < source.length() && source.charAt(i + 1) == c) {
          i++;
        }
      }
    }
    return out.toString();
  }

  /** Reads the escape whose letter stands at {@code at}; returns where it ends. */
  private static int escape(String source, int at, StringBuilder out) {
    char c = source.charAt(at);
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'a' -> out.append('\007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\013');
      case '\\', '\'', '"' -> out.append(c);
      case '\n' -> {
        // The line goes on.
      }
      case '\r' -> {
        return at + 1 < source.length() && source.charAt(at + 1) == '\n' ? at + 1 : at;
      }
      case 'x' -> {
        return code(source, at, 2, 16, out);
      }
      case 'u' -> {
        return code(source, at, 4, 16, out);
      }
      case 'U' -> {
        return code(source, at, 8, 16, out);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return code(source, at - 1, 3, 8, out);
      }
      default -> out.append('\\').append(c);
    }
    return at;
  }

  /** Reads up to {@code most} digits behind {@code at}; returns where they end. */
  private static int code(String source, int at, int most, int radix, StringBuilder out) {
    int end = at + 1;
    int value = 0;
    while (end < source.length() && end <= at + most && Character.digit(source.charAt(end), radix) >= 0) {
      value = value * radix + Character.digit(source.charAt(end++), radix);
    }
    if (end == at + 1) {
      out.append('\\').append(source.charAt(at));
    } else if (Character.isValidCodePoint(value)) {
      out.appendCodePoint(value);
    }
    return end - 1;
  }
}
