package dev.weir.limit.abuse;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is usual in an hour: an exponentially weighted mean and variance over the hours in which anything came. Source: Finch,
 * "Incremental calculation of weighted mean and variance" (2009).
 */
final class Baseline implements Lasting {

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

  /** Returns what this hour has, and what is usual, in words. */
  String words() {
    return sum + " in this hour, usually " + Math.round(mean);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(hour);
    out.writeLong(sum);
    out.writeInt(hours);
    out.writeDouble(mean);
    out.writeDouble(variance);
  }

  @Override
  public void read(DataInput in) throws IOException {
    hour = in.readLong();
    sum = in.readLong();
    hours = in.readInt();
    mean = in.readDouble();
    variance = in.readDouble();
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
