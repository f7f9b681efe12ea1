package dev.weir.audit.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Lines of a table by what they are about, and a bound on how many: behind it all others share one. */
final class Ledger<K, V> {

  private static final int MOST = 2000;

  private final Map<K, V> lines = new HashMap<>();
  private final K others;
  private final Supplier<V> fresh;

  Ledger(K others, Supplier<V> fresh) {
    this.others = others;
    this.fresh = fresh;
  }

  /** Returns the line of {@code key}. */
  V at(K key) {
    V line = lines.get(key);
    return line != null ? line : lines.computeIfAbsent(lines.size() < MOST ? key : others, _ -> fresh.get());
  }

  /** Returns the lines, those with the most first. */
  List<Map.Entry<K, V>> most(ToLongFunction<V> of) {
    return lines.entrySet().stream()
        .sorted(Comparator.<Map.Entry<K, V>>comparingLong(line -> -of.applyAsLong(line.getValue()))
            .thenComparing(line -> line.getKey().toString()))
        .toList();
  }

  int size() {
    return lines.size();
  }
}
