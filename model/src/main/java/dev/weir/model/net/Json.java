package dev.weir.model.net;

/** The one piece of JSON that denials and alerts need. */
public final class Json {

  private Json() {}

  /** Returns {@code text} as a JSON string (RFC 8259 section 7) in ASCII, fit for a header field too. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
