package dev.weir.limit.abuse;

/**
 * What is usual in an hour: an exponentially weighted mean and variance over the hours in which anything came. Source: Finch,
 * "Incremental calculation of weighted mean and variance" (2009).
 */
final class Baseline {

  /** Before so many hours nothing is known. */
  static final int LEARNT = 12;

  private static final long HOUR = 3_600_000;
  private static final double WEIGHT = 0.1;
  private static final int DEVIATIONS = 4;

  private final long floor;
  private long hour = Long.MIN_VALUE;
  private long sum;
  private int hours;
  private double mean;
  private double variance;

  /** @param floor what is never much */
  Baseline(long floor) {
    this.floor = floor;
  }

  /** Returns whether the hour has, with this amount, more than {@code times} the usual, and more than chance explains. */
  boolean passes(int times, long amount, long millis) {
    long now = Math.floorDiv(millis, HOUR);
    if (now != hour) {
      learn();
      hour = now;
      sum = 0;
    }
    sum += amount;
    return hours >= LEARNT && sum > floor && sum > times * mean
        && sum > mean + DEVIATIONS * Math.sqrt(variance);
  }

  private void learn() {
    if (hour == Long.MIN_VALUE) {
      return;
    }
    double weight = Math.max(WEIGHT, 1.0 / ++hours);
    double off = sum - mean;
    mean += weight * off;
    variance = (1 - weight) * (variance + weight * off * off);
  }
}
