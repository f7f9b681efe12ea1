package dev.weir.detect.ai;

import dev.weir.model.settings.DestinationRule.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The dialects of {@code dialects.txt}: where each provider expects texts. */
final class Dialects {

  private static final Dialects SHIPPED = read();

  private final Map<Api, Places> places = new EnumMap<>(Api.class);
  private List<Places> current = List.of();

  private Dialects() {
    for (Api api : Api.values()) {
      places.put(api, new Places());
    }
  }

  /** Returns the places of {@code api}; those of all providers for {@code NONE}. */
  static Places of(Api api) {
    return Objects.requireNonNull(SHIPPED.places.get(api), "every provider has its places");
  }

  private static Dialects read() {
    Dialects dialects = new Dialects();
    try (
        InputStream in = Objects.requireNonNull(Dialects.class.getResourceAsStream("dialects.txt"),
            "dialects.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(dialects::line);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of Weir's own cannot be read", e);
    }
    dialects.places.values().forEach(Places::settle);
    return dialects;
  }

  private void line(String line) {
    List<String> words = List.of(line.strip().split(" ", -1));
    if (line.charAt(0) != ' ') {
      current = words.stream().map(name -> of(places, Api.valueOf(name.toUpperCase(Locale.ROOT)))).toList();
      return;
    }
    for (String pointer : words.subList(1, words.size())) {
      current.forEach(one -> one.add(pointer, words.getFirst()));
      of(places, Api.NONE).add(pointer, words.getFirst());
    }
  }

  private static Places of(Map<Api, Places> places, Api api) {
    return Objects.requireNonNull(places.get(api), "every provider has its places");
  }
}
