package dev.weir.limit.abuse;

/**
 * Tells calls at regular intervals: by the mean interval and the mean deviation from it, each over the last eight or so. Where
 * people or their work make the calls, intervals deviate by three quarters of their mean (as those of a Poisson process do);
 * programs that report home keep to it, with some jitter.
 */
final class Rhythm {

  /** So many intervals have to be known. */
  static final int ENOUGH = 16;

  private static final double REGULAR = 0.15;
  private static final int WEIGHT = 8;
  /** What comes faster is a flood, or one page's many parts. */
  private static final long SHORTEST_MILLIS = 5_000;

  private long last = Long.MIN_VALUE;
  private int intervals;
  private double mean;
  private double deviation;

  /** Returns whether calls were regular up to this one. */
  boolean beats(long millis) {
    long interval = last == Long.MIN_VALUE ? 0 : millis - last;
    last = millis;
    if (interval <= 0) {
      return false;
    }
    int weight = Math.min(WEIGHT, ++intervals);
    double off = interval - mean;
    mean += off / weight;
    deviation += (Math.abs(off) - deviation) / weight;
    return intervals >= ENOUGH && mean >= SHORTEST_MILLIS && deviation < REGULAR * mean;
  }
}
