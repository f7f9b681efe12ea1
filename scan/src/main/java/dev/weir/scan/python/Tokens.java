package dev.weir.scan.python;

import java.util.Arrays;

/** The tokens of a file, in parallel arrays; the last is always {@link Token#END}. */
final class Tokens {
  /** So many are kept of a file at most: a hostile one shall not take all memory. */
  static final int MOST = 1 << 22;

  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] values;
  private int count;

  private static final int ROOM_AT_FIRST = 1 << 13;

  Tokens() {
    kinds = new byte[ROOM_AT_FIRST];
    starts = new int[ROOM_AT_FIRST];
    ends = new int[ROOM_AT_FIRST];
    values = new int[ROOM_AT_FIRST];
  }

  /** Adds a token. Its value is the number of a name, or the column of an indentation. */
  void add(byte kind, int start, int end, int value) {
    if (count == kinds.length) {
      int more = 2 * count;
      kinds = Arrays.copyOf(kinds, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      values = Arrays.copyOf(values, more);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    values[count++] = value;
  }

  /** Returns how many there is room for. */
  int room() {
    return kinds.length;
  }

  /** Forgets all from token {@code size} on. */
  void cut(int size) {
    count = size;
  }

  /** Lets token {@code i} end at {@code end}. */
  void end(int i, int end) {
    ends[i] = end;
  }

  boolean full() {
    return count >= MOST;
  }

  int count() {
    return count;
  }

  byte kind(int i) {
    return kinds[i];
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  int value(int i) {
    return values[i];
  }
}
