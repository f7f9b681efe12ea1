package dev.weir.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what clients of the stand-ins send: objects as {@link Map}, arrays as {@link List}, numbers as {@link Double}.
 * Enough for stand-ins; not for anything that guards.
 */
final class Json {

  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Returns the members of the object {@code text}; throws {@link IllegalArgumentException} where it is none. */
  @SuppressWarnings("unchecked") // every object is read into a map of strings
  static Map<String, @Nullable Object> object(String text) {
    Json json = new Json(text);
    Object value = json.value();
    if (!(value instanceof Map<?, ?>) || json.peek() != 0) {
      throw json.wrong();
    }
    return (Map<String, @Nullable Object>) value;
  }

  /** Returns {@code value} as a JSON string, quotes and all. */
  static String quote(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private @Nullable Object value() {
    return switch (peek()) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    take('{');
    while (peek() != '}') {
      String name = string();
      take(':');
      members.put(name, value());
      if (peek() != '}') {
        take(',');
      }
    }
    take('}');
    return members;
  }

  private List<@Nullable Object> elements() {
    List<@Nullable Object> elements = new ArrayList<>();
    take('[');
    while (peek() != ']') {
      elements.add(value());
      if (peek() != ']') {
        take(',');
      }
    }
    take(']');
    return elements;
  }

  private String string() {
    take('"');
    StringBuilder out = new StringBuilder();
    while (next() != '"') {
      char c = text.charAt(at++);
      if (c != '\\') {
        out.append(c);
      } else if (next() == 'u') {
        out.append((char) Integer.parseInt(text, at + 1, at + 5, 16));
        at += 5;
      } else {
        int escape = ESCAPES.indexOf(next());
        if (escape < 0) {
          throw wrong();
        }
        out.append(ESCAPED.charAt(escape));
        at++;
      }
    }
    at++;
    return out.toString();
  }

  private @Nullable Object word() {
    int from = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> Double.parseDouble(word);
    };
  }

  /** Returns the next character that is no white space, without taking it; 0 at the end. */
  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char next() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private void take(char expected) {
    if (peek() != expected) {
      throw wrong();
    }
    at++;
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("not JSON at character " + at);
  }
}
