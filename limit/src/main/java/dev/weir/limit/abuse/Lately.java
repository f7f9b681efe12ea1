package dev.weir.limit.abuse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Values by key, of which those that were not asked for the longest go when there are too many. */
final class Lately<K, V> {

  private final Supplier<V> fresh;
  private final LinkedHashMap<K, V> values;

  Lately(int most, Supplier<V> fresh) {
    this.fresh = fresh;
    this.values = new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  synchronized int size() {
    return values.size();
  }

  /** Returns all there is, what was not asked for the longest first. */
  synchronized Map<K, V> all() {
    return new LinkedHashMap<>(values);
  }

  synchronized V of(K key) {
    return values.computeIfAbsent(key, _ -> fresh.get());
  }
}
