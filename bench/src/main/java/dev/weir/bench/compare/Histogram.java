package dev.weir.bench.compare;

/**
 * Counts durations in steps that grow with them, 64 to each doubling: a quantile is off by at most 0.8 %.
 * Not safe for use by several threads.
 */
final class Histogram {
  private static final int STEP_BITS = 6;
  private static final int STEPS = 1 << STEP_BITS;

  private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
  private long total;

  /** Counts {@code nanos}; what is below zero counts as zero. */
  void record(long nanos) {
    counts[index(Math.max(0, nanos))]++;
    total++;
  }

  /** Returns how many durations were counted. */
  long count() {
    return total;
  }

  /**
   * Returns the duration, in nanoseconds, that {@code quantile} (0..1) of the counted ones do not exceed, or 0
   * where nothing was counted.
   */
  long at(double quantile) {
    long rank = Math.max(1, (long) Math.ceil(quantile * total));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return middle(i);
      }
    }
    return 0;
  }

  private static int index(long value) {
    if (value < STEPS) {
      return (int) value;
    }
    int shift = Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(value);
    return (shift << STEP_BITS) + (int) (value >>> shift);
  }

  private static long middle(int index) {
    if (index < 2 * STEPS) {
      return index;
    }
    int shift = (index >>> STEP_BITS) - 1;
    long lowest = (long) (STEPS + index % STEPS) << shift;
    return lowest + (1L << shift) / 2;
  }
}
