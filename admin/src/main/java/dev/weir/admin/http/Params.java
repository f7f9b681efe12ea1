package dev.weir.admin.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the question mark, and where a reader of events has been before.
 *
 * @param lastEvent the id of the last event that the one who asks has got
 */
public record Params(Map<String, String> values, Optional<String> lastEvent) {

  public Params {
    values = Map.copyOf(values);
  }

  /** Returns those of a raw query; empty where it is none, or names one thing twice. */
  public static Optional<Params> parse(@Nullable String query, @Nullable String lastEvent) {
    Map<String, String> values = new HashMap<>();
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      try {
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
          return Optional.empty();
        }
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(new Params(values, Optional.ofNullable(lastEvent)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Returns what is given as {@code name}; empty text where nothing is. */
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** Returns the number that is given as {@code name}, or {@code otherwise}; empty where it is none from 1 to {@code most}. */
  public OptionalInt number(String name, int otherwise, int most) {
    String text = values.get(name);
    try {
      int number = text == null ? otherwise : Integer.parseInt(text);
      return number >= 1 && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
