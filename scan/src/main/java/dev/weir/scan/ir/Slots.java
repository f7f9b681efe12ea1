package dev.weir.scan.ir;

import java.util.Arrays;

/** A map of small numbers to nodes, without an object for each. */
final class Slots {

  /** What a key that is not there has. */
  static final int ABSENT = Integer.MIN_VALUE;

  private static final int FREE = -1;

  private int[] keys;
  private int[] values;
  private int size;

  Slots(int capacity) {
    keys = new int[capacity];
    values = new int[capacity];
    Arrays.fill(keys, FREE);
  }

  int get(int key) {
    int at = find(key);
    return keys[at] == FREE ? ABSENT : values[at];
  }

  void put(int key, int value) {
    int at = find(key);
    if (keys[at] == FREE) {
      if (2 * size >= keys.length) {
        grow();
        at = find(key);
      }
      keys[at] = key;
      size++;
    }
    values[at] = value;
  }

  int size() {
    return size;
  }

  /** Returns the keys that have a value. */
  int[] keysOf(int value) {
    int[] found = new int[2];
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != FREE && values[i] == value) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = keys[i];
      }
    }
    return Arrays.copyOf(found, count);
  }

  private int find(int key) {
    int at = (key * 0x9E3779B9 >>> 7) & (keys.length - 1);
    while (keys[at] != FREE && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[2 * oldKeys.length];
    values = new int[keys.length];
    Arrays.fill(keys, FREE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
