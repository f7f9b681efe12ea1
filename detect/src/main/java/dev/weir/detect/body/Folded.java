package dev.weir.detect.body;

import java.util.Arrays;

/** Where the bytes of a value stood before some of its characters were written as simpler ones, or left out. */
final class Folded {

  /** The places from which on bytes are so much farther along than they were, in order. */
  private int[] from = new int[16];
  private int[] shift = new int[16];
  private int count;

  /** Notes that the bytes from {@code folded} on stood at {@code decoded}; called in order. */
  void put(int folded, int decoded) {
    int by = decoded - folded;
    if (by == (count == 0 ? 0 : shift[count - 1])) {
      return;
    }
    if (count > 0 && from[count - 1] == folded) {
      shift[count - 1] = by;
      return;
    }
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      shift = Arrays.copyOf(shift, 2 * count);
    }
    from[count] = folded;
    shift[count++] = by;
  }

  /** Returns where in the decoded value the byte stood that is at {@code folded}. */
  int decoded(int folded) {
    int found = Arrays.binarySearch(from, 0, count, folded);
    int last = found >= 0 ? found : -found - 2;
    return last < 0 ? folded : folded + shift[last];
  }
}
