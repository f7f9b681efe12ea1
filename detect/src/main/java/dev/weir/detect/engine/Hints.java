package dev.weir.detect.engine;

import java.util.List;
import java.util.stream.Stream;

/** Several hints that are asked for at once. */
public final class Hints {

  static final Hints NONE = of(List.of());

  private final List<Hint> all;
  private final long[] bits;
  private final boolean empty;

  private Hints(List<Hint> all) {
    this.all = all;
    empty = all.isEmpty();
    bits = Hint.bits(all.stream().mapToInt(Hint::slot).max().orElse(0));
    all.forEach(hint -> bits[hint.slot() >> 6] |= 1L << hint.slot());
  }

  /** Returns these hints. */
  public static Hints of(List<Hint> hints) {
    return new Hints(hints.stream().distinct().toList());
  }

  /** Returns these and {@code others}; one of the two where it has all of the other's. */
  Hints and(Hints others) {
    if (all.containsAll(others.all)) {
      return this;
    }
    if (others.all.containsAll(all)) {
      return others;
    }
    return of(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  boolean isEmpty() {
    return empty;
  }

  List<Hint> all() {
    return all;
  }

  /** Returns whether one of them has its bit among {@code some}. */
  boolean meet(long[] some) {
    for (int i = 0; i < bits.length; i++) {
      if ((some[i] & bits[i]) != 0) {
        return true;
      }
    }
    return false;
  }
}
