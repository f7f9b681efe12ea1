package dev.weir.detect.ai;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which models a body names: each request in it for itself, or else what opens a conversation in it. Something else that a client
 * adds, such as {@code metadata}, names none.
 */
final class Models {
  static final int LONGEST = 200;

  private static final Set<String> NAMES = Set.of("model", "modelid");
  /** OpenRouter takes any of these. */
  private static final String LIST = "models";
  private static final Set<String> AROUND = Set.of("session", "setup");

  private final Map<Integer, Set<String>> named = new HashMap<>();
  private final Map<Integer, Set<String>> opened = new HashMap<>();

  /** @param around the object within the request that it stands in; empty text where it stands in the request itself */
  void take(int request, String around, String option, String model) {
    boolean names = NAMES.contains(option.toLowerCase(Locale.ROOT));
    if (names && around.isEmpty() || around.equals(LIST) && option.equals(Places.INDEX)) {
      named.computeIfAbsent(request, _ -> new TreeSet<>()).add(cut(model));
    } else if (names && AROUND.contains(around)) {
      opened.computeIfAbsent(request, _ -> new TreeSet<>()).add(cut(model));
    }
  }

  static String cut(String model) {
    return model.substring(0, Math.min(model.length(), LONGEST));
  }

  /** Returns the requests that name one. */
  Set<Integer> requests() {
    return named.keySet();
  }

  /** Returns all that are named. */
  Set<String> all() {
    Set<String> all = new HashSet<>();
    named.values().forEach(all::addAll);
    opened.forEach((request, models) -> {
      if (!named.containsKey(request)) {
        all.addAll(models);
      }
    });
    return all;
  }
}
