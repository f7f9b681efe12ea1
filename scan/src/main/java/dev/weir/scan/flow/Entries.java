package dev.weir.scan.flow;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a container holds under each of its keys, in the order in which they came. Arrays, since containers are gone through millions
 * of times before the compiler could do anything for maps, and few of them have more than a dozen keys. Immutable.
 */
final class Entries {

  static final Entries NONE = new Entries(new String[0], new int[0], new Value[0]);

  private final String[] keys;
  private final int[] hashes;
  private final Value[] values;

  private Entries(String[] keys, int[] hashes, Value[] values) {
    this.keys = keys;
    this.hashes = hashes;
    this.values = values;
  }

  int size() {
    return keys.length;
  }

  boolean isEmpty() {
    return keys.length == 0;
  }

  String key(int place) {
    return keys[place];
  }

  Value value(int place) {
    return values[place];
  }

  boolean has(String key) {
    return placeOf(keys, hashes, keys.length, key) >= 0;
  }

  /** Returns what is under a key, or {@code null}. */
  @Nullable
  Value get(String key) {
    int place = placeOf(keys, hashes, keys.length, key);
    return place < 0 ? null : values[place];
  }

  Value getOrDefault(String key, Value otherwise) {
    int place = placeOf(keys, hashes, keys.length, key);
    return place < 0 ? otherwise : values[place];
  }

  List<String> keys() {
    return Collections.unmodifiableList(Arrays.asList(keys));
  }

  List<Value> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  /** Returns what is under the keys by place, for {@link #holding}. */
  Value[] copyOfValues() {
    return values.clone();
  }

  /** Returns the same keys with other values: one for each, in their order, never changed from here on. */
  Entries holding(Value[] others) {
    return new Entries(keys, hashes, others);
  }

  /** Returns these with a value under a key, in place of what is under it. */
  Entries with(String key, Value value) {
    return new Builder(this, 1).put(key, value).build();
  }

  private static int placeOf(String[] keys, int[] hashes, int count, String key) {
    int hash = key.hashCode();
    for (int i = 0; i < count; i++) {
      if (hashes[i] == hash && keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Entries that are being put together. */
  static final class Builder {

    private String[] keys;
    private int[] hashes;
    private Value[] values;
    private int count;

    /** @param most how many entries there will be at most; more make it grow */
    Builder(int most) {
      this(NONE, most);
    }

    /** @param more how many entries will come to those that there are */
    Builder(Entries from, int more) {
      this.count = from.size();
      this.keys = Arrays.copyOf(from.keys, count + more);
      this.hashes = Arrays.copyOf(from.hashes, count + more);
      this.values = Arrays.copyOf(from.values, count + more);
    }

    int size() {
      return count;
    }

    boolean has(String key) {
      return placeOf(keys, hashes, count, key) >= 0;
    }

    /** Puts a value under a key; one that was there keeps its place. */
    Builder put(String key, Value value) {
      int place = placeOf(keys, hashes, count, key);
      if (place < 0) {
        place = count++;
        makeRoom();
        keys[place] = key;
        hashes[place] = key.hashCode();
      }
      values[place] = value;
      return this;
    }

    private void makeRoom() {
      if (count > keys.length) {
        keys = Arrays.copyOf(keys, 2 * count);
        hashes = Arrays.copyOf(hashes, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
    }

    /** Returns the entries; this is of no use from here on. */
    Entries build() {
      boolean full = count == keys.length;
      return count == 0
          ? NONE
          : full
              ? new Entries(keys, hashes, values)
              : new Entries(Arrays.copyOf(keys, count), Arrays.copyOf(hashes, count),
                  Arrays.copyOf(values, count));
    }
  }
}
