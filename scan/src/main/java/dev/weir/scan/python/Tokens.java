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

  Tokens(int length) {
    int guess = Math.min(MOST, 64 + length / 4);
    kinds = new byte[guess];
    starts = new int[guess];
    ends = new int[guess];
    values = new int[guess];
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
