package dev.weir.detect.body;

import java.util.Arrays;

/** The objects and arrays of a JSON body: each knows the one around it and its place there. */
final class Tree {

  /** The holder of a body's outermost values. */
  static final int ROOT = -1;

  private int[] holders = new int[64];
  private int[] places = new int[64];
  private int count;
  private int roots;

  void clear() {
    count = 0;
    roots = 0;
  }

  int open(int holder, int place) {
    if (count == holders.length) {
      holders = Arrays.copyOf(holders, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    holders[count] = holder;
    places[count] = place;
    return count++;
  }

  int holder(int container) {
    return holders[container];
  }

  int place(int container) {
    return places[container];
  }

  void roots(int n) {
    roots = n;
  }

  /** Returns whether the body is several documents: then a pointer starts with the document's index. */
  boolean several() {
    return roots > 1;
  }
}
