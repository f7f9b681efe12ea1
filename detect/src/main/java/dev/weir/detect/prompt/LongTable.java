package dev.weir.detect.prompt;

/** A map from hashes to longs that allocates nothing when it is asked; 0 stands for "not there". */
final class LongTable {

  /** A bit for each key there is: most words of most texts are none, and are told by this without a look at the table. */
  private final long[] bits = new long[1 << 10];
  /** Keys, each with its value behind it, so that one look at memory finds both. */
  private long[] entries = new long[128];
  private int size;

  /** Returns the value of {@code key}, 0 where there is none. */
  long get(long key) {
    return (bits[(int) (key >>> 6) & bits.length - 1] & 1L << key) == 0 ? 0 : entries[slot(key) + 1];
  }

  /** Returns bits that differ even between hashes of short words, which have most of theirs alike. */
  static int spread(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 40);
  }

  /** Returns where {@code key} stands or would stand. */
  private int slot(long key) {
    int mask = entries.length - 2;
    int slot = spread(key) << 1 & mask;
    while (entries[slot] != key && entries[slot + 1] != 0) {
      slot = slot + 2 & mask;
    }
    return slot;
  }

  /** Sets the bits of {@code value}, which has some, in the value of {@code key}. */
  void or(long key, long value) {
    put(key, get(key) | value);
  }

  /** Sets the value of {@code key} to {@code value}, which is not 0. */
  void put(long key, long value) {
    bits[(int) (key >>> 6) & bits.length - 1] |= 1L << key;
    if (4 * size >= entries.length) {
      grow();
    }
    int slot = slot(key);
    size += entries[slot + 1] == 0 ? 1 : 0;
    entries[slot] = key;
    entries[slot + 1] = value;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[2 * old.length];
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        put(old[i], old[i + 1]);
      }
    }
  }
}
