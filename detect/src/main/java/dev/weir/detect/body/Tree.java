package dev.weir.detect.body;

import java.util.Arrays;
import java.util.BitSet;

/** What values stand in: objects, arrays, elements, documents. Each knows the one around it and its place there. */
public final class Tree {

  /** The holder of a request's outermost values. */
  public static final int ROOT = -1;
  /** The place of what is its holder's only content: no step of a pointer. */
  public static final int NOWHERE = Integer.MIN_VALUE;

  /** Nobody sends as many; a body that does is looked at as text from there on. */
  private static final int MOST = 1 << 19;

  private int[] holders = new int[64];
  private int[] places = new int[64];
  private final BitSet solitary = new BitSet();
  private int count;

  void clear() {
    cutBack(0);
  }

  void cutBack(int toCount) {
    count = toCount;
    solitary.clear(toCount, Math.max(toCount, solitary.length()));
  }

  /** Returns how many containers there are; one that stands in another has the higher number. */
  public int count() {
    return count;
  }

  int footprint() {
    return 8 * holders.length;
  }

  boolean full() {
    return count >= MOST;
  }

  /** Adds a container at {@code place} in {@code holder}; returns its number. */
  public int open(int holder, int place) {
    if (count == holders.length) {
      holders = Arrays.copyOf(holders, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    holders[count] = holder;
    places[count] = place;
    return count++;
  }

  /** Adds the holder of a run of documents: as long as it has one only, that one's place is no step. */
  int openRun(int holder, int place) {
    solitary.set(count);
    return open(holder, place);
  }

  void several(int run) {
    solitary.clear(run);
  }

  /** Returns the container that this one stands in, or {@link #ROOT}. */
  public int holder(int container) {
    return holders[container];
  }

  /** Returns its place there, as {@link Flat#place} has it. */
  public int place(int container) {
    return places[container];
  }

  /** Returns whether a place in {@code holder} is a step of a pointer. */
  boolean isStep(int holder, int place) {
    return place != NOWHERE && (holder == ROOT || !solitary.get(holder));
  }
}
