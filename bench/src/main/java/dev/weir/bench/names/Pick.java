package dev.weir.bench.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Draws words of a lexicon by chance, such as can be written in letters that have capitals; English ones more often. */
final class Pick {

  private static final double ENGLISH = 0.3;
  private static final Set<String> ENGLISH_LOCALES = Set.of("en", "en_US", "en_GB", "en_CA", "en_AU", "en_NZ",
      "en_IE");
  private static final int LAST_LATIN = 0x250;
  private static final int LAST_KNOWN = 0x580;
  private static final double OTHER_ALPHABET = 0.06;

  private final Random random;
  private final Map<String, Map<String, List<String>>> latin = new HashMap<>();
  private final Map<String, Map<String, List<String>>> others = new HashMap<>();
  private final Map<String, List<String>> all = new HashMap<>();

  Pick(Lexicon lexicon, Random random) {
    this.random = random;
    lexicon.words().forEach((kind, locales) -> locales.forEach((locale, words) -> {
      List<String> fit = words.stream().filter(word -> within(word, LAST_LATIN)).toList();
      List<String> other = words.stream()
          .filter(word -> !within(word, LAST_LATIN) && within(word, LAST_KNOWN)).toList();
      put(latin, kind, locale, fit);
      put(others, kind, locale, other);
      all.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(fit);
    }));
  }

  private static boolean within(String word, int last) {
    return word.length() > 1 && word.chars().allMatch(c -> c < last);
  }

  private static void put(Map<String, Map<String, List<String>>> into, String kind, String locale,
      List<String> words) {
    if (words.size() > 10) {
      into.computeIfAbsent(kind, _ -> new HashMap<>()).put(locale, words);
    }
  }

  /** Returns a locale for a text's names: an English one, one of another Latin script, seldom one of another alphabet. */
  String locale() {
    double chance = random.nextDouble();
    if (chance < ENGLISH) {
      return one(ENGLISH_LOCALES.stream().sorted().toList());
    }
    return one(locales(chance > 1 - OTHER_ALPHABET ? others : latin, "last"));
  }

  private static List<String> locales(Map<String, Map<String, List<String>>> in, String kind) {
    return in.getOrDefault(kind, Map.of()).keySet().stream().sorted().toList();
  }

  /** Returns a word of a kind in a locale; of any other locale of Latin script where this one has none. */
  String of(String kind, String locale) {
    Map<String, List<String>> here = latin.getOrDefault(kind, Map.of());
    List<String> words = here.getOrDefault(locale,
        others.getOrDefault(kind, Map.of()).getOrDefault(locale, List.of()));
    return one(words.isEmpty() ? here.getOrDefault(one(locales(latin, kind)), List.of("")) : words);
  }

  /** Returns a word of a kind, each as likely. */
  String of(String kind) {
    return one(all.getOrDefault(kind, List.of("")));
  }

  String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
