package dev.weir.detect.body;

import java.util.HashMap;
import java.util.Map;

/** Knows header names that it was asked for before: clients use the same ones for every request. For one thread. */
final class HeaderNames {

  /** Nobody's clients have as many; behind them is whoever makes names up. */
  static final int MOST = 256;
  /** Characters: a longer one is no name that others have as well. */
  static final int LONGEST = 40;

  private final Map<String, HeaderName> known = new HashMap<>();

  /** Returns what {@code name} says. */
  HeaderName of(String name) {
    HeaderName before = known.get(name);
    return before == null ? first(name) : before;
  }

  private HeaderName first(String name) {
    HeaderName told = HeaderName.of(name);
    if (name.length() <= LONGEST) {
      if (known.size() == MOST) {
        known.clear();
      }
      known.put(name, told);
    }
    return told;
  }

  /** Returns how many are known. */
  int size() {
    return known.size();
  }
}
