package dev.weir.detect.body;

import java.util.Arrays;

/** Where the bytes of values stood before some of their characters were written as simpler ones, or left out. */
final class Folds {

  /** What is beyond is not folded: eight bytes for each character would be more than the request. */
  private static final int MOST = 1 << 21;

  /** The flat places from which on a value's bytes are so much farther along than they were, in order. */
  private int[] from = new int[64];
  private int[] shift = new int[64];
  private int count;

  void clear() {
    count = 0;
  }

  int footprint() {
    return 8 * from.length;
  }

  /** Returns whether a value of so many bytes can still be folded. */
  boolean hasRoomFor(int bytes) {
    return count + bytes / 2 < MOST;
  }

  /** Notes that the bytes from {@code flat} on stood {@code by} bytes farther along in their value; called in order. */
  void put(int flat, int by) {
    if (count > 0 && from[count - 1] == flat) {
      shift[count - 1] = by;
    } else if (count == 0 || shift[count - 1] != by) {
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        shift = Arrays.copyOf(shift, 2 * count);
      }
      from[count] = flat;
      shift[count++] = by;
    }
  }

  /** Returns how much farther along the byte stood that is at {@code flat}. */
  int at(int flat) {
    int found = Arrays.binarySearch(from, 0, count, flat);
    return shift[found >= 0 ? found : -found - 2];
  }
}
