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
    return copy(values, values.length, values.length);
  }

  /** Returns the same keys with other values: one for each, in their order, never changed from here on. */
  Entries holding(Value[] others) {
    return new Entries(keys, hashes, others);
  }

  /** Returns these with a value under a key, in place of what is under it. */
  Entries with(String key, Value value) {
    int place = placeOf(keys, hashes, keys.length, key);
    if (place < 0) {
      return new Builder(this, 1).put(key, value).build();
    }
    Value[] others = copyOfValues();
    others[place] = value;
    return holding(others);
  }

  /** Copies by hand: the first compiler calls the JVM for {@code Arrays.copyOf} of objects. */
  private static Value[] copy(Value[] from, int count, int room) {
    Value[] to = new Value[room];
    System.arraycopy(from, 0, to, 0, count);
    return to;
  }

  private static String[] copy(String[] from, int count, int room) {
    String[] to = new String[room];
    System.arraycopy(from, 0, to, 0, count);
    return to;
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
      this.keys = copy(from.keys, count, count + more);
      this.hashes = Arrays.copyOf(from.hashes, count + more);
      this.values = copy(from.values, count, count + more);
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
        place = count;
        if (place == keys.length) {
          resize(2 * place + 1);
        }
        count++;
        keys[place] = key;
        hashes[place] = key.hashCode();
      }
      values[place] = value;
      return this;
    }

    private void resize(int room) {
      keys = copy(keys, count, room);
      hashes = Arrays.copyOf(hashes, room);
      values = copy(values, count, room);
    }

    /** Returns the entries; this is of no use from here on. */
    Entries build() {
      if (count < keys.length) {
        resize(count);
      }
      return count == 0 ? NONE : new Entries(keys, hashes, values);
    }
  }
}
