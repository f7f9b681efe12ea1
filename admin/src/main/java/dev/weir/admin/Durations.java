package dev.weir.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How long things took, in buckets from 1 ms to 60 s. */
final class Durations {

  /** Upper bounds in nanoseconds; what is longer than the last has a bucket of its own. */
  private static final long[] BOUNDS = {1_000_000L, 2_500_000L, 5_000_000L, 10_000_000L, 25_000_000L,
    50_000_000L, 100_000_000L, 250_000_000L, 500_000_000L, 1_000_000_000L, 2_500_000_000L, 5_000_000_000L,
    10_000_000_000L, 60_000_000_000L};

  private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
  private final LongAdder nanos = new LongAdder();

  Durations() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  void add(long tookNanos) {
    int i = 0;
    while (i < BOUNDS.length && tookNanos > BOUNDS[i]) {
      i++;
    }
    counts[i].increment();
    nanos.add(tookNanos);
  }

  /** Returns the buckets' upper bounds in seconds, ascending, the last one infinite. */
  static List<Double> boundsInSeconds() {
    List<Double> bounds = new ArrayList<>();
    for (long bound : BOUNDS) {
      bounds.add(bound / 1e9);
    }
    bounds.add(Double.POSITIVE_INFINITY);
    return bounds;
  }

  /** Returns how many fell into each bucket, not summed up. */
  List<Long> counts() {
    List<Long> list = new ArrayList<>();
    for (LongAdder count : counts) {
      list.add(count.sum());
    }
    return list;
  }

  double sumInSeconds() {
    return nanos.sum() / 1e9;
  }
}
