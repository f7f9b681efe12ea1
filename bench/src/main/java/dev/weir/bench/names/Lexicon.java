package dev.weir.bench.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words that {@code bench/names/fetch} gathered, and those of our own, which its packages do not have: of forms, of software,
 * of brands. By kind, and by locale within a kind.
 */
record Lexicon(Map<String, Map<String, List<String>>> words) {

  private static final String NO_LOCALE = "";

  static Lexicon read(Path file) throws IOException {
    Map<String, Map<String, List<String>>> words = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      List<String> columns = List.of(line.split("\t", 3));
      words.computeIfAbsent(columns.get(0), _ -> new TreeMap<>())
          .computeIfAbsent(columns.get(1), _ -> new ArrayList<>()).add(columns.get(2));
    }
    for (String line : Generator.lines("own")) {
      String[] parts = line.split(": ", 2);
      words.computeIfAbsent(parts[0], _ -> new TreeMap<>()).computeIfAbsent(NO_LOCALE, _ -> new ArrayList<>())
          .addAll(List.of(parts[1].split(" ")));
    }
    return new Lexicon(words);
  }

  /** Returns the words of a kind by locale; empty where there are none. */
  Map<String, List<String>> of(String kind) {
    return words.getOrDefault(kind, Map.of());
  }

  /** Returns the words of a kind in all locales. */
  List<String> all(String kind) {
    return of(kind).values().stream().flatMap(List::stream).toList();
  }
}
