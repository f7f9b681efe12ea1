package dev.weir.audit.json;

import java.math.BigDecimal;
import java.util.HexFormat;

/** Writes JSON (RFC 8259) without line ends, in plain ASCII but for what text brings. */
public final class JsonLine {

  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder json = new StringBuilder(512);
  private boolean first = true;

  /** Opens an object or an array. */
  public JsonLine open(char bracket) {
    json.append(bracket);
    first = true;
    return this;
  }

  /** Closes it. */
  public JsonLine close(char bracket) {
    json.append(bracket);
    first = false;
    return this;
  }

  /** Writes the name of what comes next. */
  public JsonLine name(String name) {
    separate();
    quote(name);
    json.append(':');
    first = true;
    return this;
  }

  /** Begins the next value of an array that is no text. */
  public JsonLine next() {
    separate();
    first = true;
    return this;
  }

  /** Writes a text under a name. */
  public JsonLine text(String name, String value) {
    return name(name).text(value);
  }

  /** Writes a text. */
  public JsonLine text(String value) {
    separate();
    quote(value);
    return this;
  }

  /** Writes a number under a name. */
  public JsonLine number(String name, long value) {
    name(name);
    separate();
    json.append(value);
    return this;
  }

  /** Writes a number with a fraction under a name. */
  public JsonLine number(String name, BigDecimal value) {
    name(name);
    separate();
    json.append(value.toPlainString());
    return this;
  }

  /** Writes whether something is so under a name. */
  public JsonLine flag(String name, boolean value) {
    name(name);
    separate();
    json.append(value);
    return this;
  }

  private void separate() {
    if (!first) {
      json.append(',');
    }
    first = false;
  }

  private void quote(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || c == '\u2028' || c == '\u2029' || isAlone(text, i)) {
        json.append("\\u").append(HEX.toHexDigits(c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  /** Half of a surrogate pair has no UTF-8. */
  private static boolean isAlone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
