package dev.weir.detect.nest;

import java.util.Arrays;

/** Places of the flat text that stand for a document, in order. */
final class Stretches {

  /** Where they begin and end, in turn. */
  private int[] bounds = new int[0];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  void add(int from, int to) {
    if (count == bounds.length) {
      bounds = Arrays.copyOf(bounds, Math.max(16, 2 * count));
    }
    bounds[count++] = from;
    bounds[count++] = to;
  }

  /** Returns whether a place is a part of one of them, and not all of it: then it says nothing itself. */
  boolean havePart(int from, int to) {
    int low = 0;
    int high = count / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (bounds[2 * middle + 1] <= from) {
        low = middle + 1;
      } else if (bounds[2 * middle] >= to) {
        high = middle - 1;
      } else {
        return bounds[2 * middle] <= from && to <= bounds[2 * middle + 1]
            && to - from < bounds[2 * middle + 1] - bounds[2 * middle];
      }
    }
    return false;
  }
}
