package dev.weir.detect.prompt;

/** A map from hashes to longs that allocates nothing when it is asked; 0 stands for "not there". */
final class LongTable {

  /** A bit for each key there is: most words of most texts are none, and are told by this without a look at the table. */
  private final long[] bits = new long[1 << 10];
  private long[] keys = new long[64];
  private long[] values = new long[64];
  private int size;

  /** Returns the value of {@code key}, 0 where there is none. */
  long get(long key) {
    if ((bits[(int) (key >>> 6) & bits.length - 1] & 1L << key) == 0) {
      return 0;
    }
    int mask = keys.length - 1;
    for (int slot = (int) (key >>> 24) & mask; values[slot] != 0; slot = slot + 1 & mask) {
      if (keys[slot] == key) {
        return values[slot];
      }
    }
    return 0;
  }

  /** Sets the bits of {@code value}, which has some, in the value of {@code key}. */
  void or(long key, long value) {
    put(key, get(key) | value);
  }

  /** Raises the value of {@code key} to {@code value}, which is above 0. */
  void max(long key, long value) {
    put(key, Math.max(get(key), value));
  }

  private void put(long key, long value) {
    bits[(int) (key >>> 6) & bits.length - 1] |= 1L << key;
    if (2 * size >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int slot = (int) (key >>> 24) & mask;
    while (values[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    size += values[slot] == 0 ? 1 : 0;
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new long[keys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        put(oldKeys[i], oldValues[i]);
      }
    }
  }
}
