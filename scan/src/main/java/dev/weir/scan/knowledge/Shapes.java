package dev.weir.scan.knowledge;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The sinks that many calls have in common, by the names that the notation gives them. */
final class Shapes {

  private final Map<String, Sinking> named = new HashMap<>();

  /** Adds {@code shape http.get = http fetches to: 0:url ...}. */
  void add(String line) {
    var words = Text.words(line);
    var sinking = new Sinking(Sink.Channel.valueOf(words.get(3).toUpperCase(Locale.ROOT)),
        Sink.Effect.valueOf(words.get(4).toUpperCase(Locale.ROOT)));
    for (var word : words.subList(5, words.size()))
      sinking.word(word);
    named.put(words.get(1), sinking);
  }

  /** Returns a sink to which more words may be said, that begins as the shape {@code name} is. */
  Sinking from(String name) {
    var shape = named.get(name);
    if (shape == null)
      throw new IllegalArgumentException("no shape " + name);
    return shape.copy();
  }
}
