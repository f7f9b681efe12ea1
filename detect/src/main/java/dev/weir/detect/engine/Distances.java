package dev.weir.detect.engine;

import java.util.Arrays;

/** How far the nearest word of each hint is on one side of a candidate. */
final class Distances {

  /** By hint, where {@link #near} has its bit. */
  private final int[] distances;
  private final long[] near;

  /** @param hints how many hints there are */
  Distances(int hints) {
    distances = new int[hints];
    near = Hint.bits(hints);
  }

  void clear() {
    Arrays.fill(near, 0);
  }

  /** Takes a word of the hints with these numbers. */
  void note(int[] slots, int distance) {
    for (int slot : slots) {
      distances[slot] = Math.min(of(slot), distance);
      near[slot >> 6] |= 1L << slot;
    }
  }

  /** Returns the distance of the hint with this number; {@link Hint#NOWHERE} where there is no word of it. */
  int of(int slot) {
    return (near[slot >> 6] >> slot & 1) != 0 ? distances[slot] : Hint.NOWHERE;
  }

  /** Returns the bits of the hints that there are words of. */
  long[] near() {
    return near;
  }

  int hints() {
    return distances.length;
  }
}
