package dev.weir.detect.body;

import dev.weir.model.net.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A media type and its parameters (RFC 9110 section 8.3.1), read as tolerantly as those do who act on it.
 *
 * @param type lower-case, without its parameters; empty text where there is none
 * @param parameters all behind the first semicolon, as it came
 */
public record ContentType(String type, String parameters) {

  /** Returns what {@code headers} say of the body; empty text where they do not, or say two things. */
  public static String in(Headers headers) {
    List<String> types = headers.all("Content-Type");
    return types.size() == 1 ? types.getFirst() : "";
  }

  public static ContentType parse(String text) {
    int semicolon = text.indexOf(';');
    return semicolon < 0
        ? new ContentType(text.strip().toLowerCase(Locale.ROOT), "")
        : new ContentType(text.substring(0, semicolon).strip().toLowerCase(Locale.ROOT),
            text.substring(semicolon + 1));
  }

  /** Returns the first parameter of this lower-case name, without quotes. */
  public Optional<String> parameter(String name) {
    int at = 0;
    while (at < parameters.length()) {
      int end = end(at);
      String one = parameters.substring(at, end).strip();
      int equals = one.indexOf('=');
      if (equals > 0 && one.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return Optional.of(unquoted(one.substring(equals + 1).strip()));
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  /** Returns where the parameter ends that begins at {@code from}: a semicolon inside quotes ends nothing. */
  private int end(int from) {
    boolean quoted = false;
    int at = from;
    while (at < parameters.length() && (quoted || parameters.charAt(at) != ';')) {
      char c = parameters.charAt(at);
      at += quoted && c == '\\' ? 1 : 0;
      quoted ^= c == '"';
      at++;
    }
    return Math.min(at, parameters.length());
  }

  private static String unquoted(String text) {
    if (text.length() < 2 || text.charAt(0) != '"' || !text.endsWith("\"")) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      i += text.charAt(i) == '\\' && i < text.length() - 2 ? 1 : 0;
      out.append(text.charAt(i));
    }
    return out.toString();
  }
}
