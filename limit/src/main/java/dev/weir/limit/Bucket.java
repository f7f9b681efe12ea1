package dev.weir.limit;

import dev.weir.model.Obligation;
import java.math.BigInteger;
import java.time.Duration;

/**
 * A token bucket, exact to the token and the nanosecond: tokens flow in one by one, and what of one has flowed in already is kept.
 * It may hold less than nothing. Begins full. Times are of any clock in nanoseconds that never runs backwards. For one thread at a
 * time.
 */
final class Bucket {

  private long amount;
  private Duration period;
  private long periodNanos;
  private long burst;
  private long tokens;
  /** What of the next token has flowed in: of {@code periodNanos} parts so many. */
  private long parts;
  private long at;

  Bucket(Rate rate, long now) {
    at = now;
    amount = rate.amount();
    period = rate.period();
    periodNanos = period.toNanos();
    burst = rate.burst();
    tokens = burst;
  }

  /** Returns whether it fills at the rate that {@code limit} asks for; looks at nothing beside itself where that has not changed. */
  boolean isAt(Obligation.Limit limit) {
    return amount == limit.amount() && burst == limit.burst() && period.equals(limit.period());
  }

  /** Fills at another rate from {@code now} on; tokens stay as they are, cut to the new size. */
  void change(Rate to, long now) {
    long left = tokens(now);
    amount = to.amount();
    period = to.period();
    periodNanos = period.toNanos();
    burst = to.burst();
    tokens = Math.min(left, burst);
    parts = 0;
  }

  /** Returns how many tokens it holds at the most. */
  long burst() {
    return burst;
  }

  /** Returns how many tokens there are at {@code now}. */
  long tokens(long now) {
    long elapsed = now - at;
    if (elapsed > 0) {
      at = now;
      flow(elapsed);
    }
    return tokens;
  }

  private void flow(long elapsed) {
    if (Math.multiplyHigh(elapsed, amount) == 0 && elapsed * amount >= 0
        && elapsed * amount <= Long.MAX_VALUE - parts) {
      long flowed = elapsed * amount + parts;
      add(flowed / periodNanos, flowed % periodNanos);
    } else {
      BigInteger[] flowed = BigInteger.valueOf(elapsed).multiply(BigInteger.valueOf(amount))
          .add(BigInteger.valueOf(parts)).divideAndRemainder(BigInteger.valueOf(periodNanos));
      add(flowed[0].min(BigInteger.valueOf(Long.MAX_VALUE)).longValue(), flowed[1].longValue());
    }
  }

  private void add(long flowed, long rest) {
    boolean full = flowed >= burst - tokens;
    tokens = full ? burst : tokens + flowed;
    parts = full ? 0 : rest;
  }

  /**
   * Returns how many tokens there will be at {@code now}, to the token or so, and changes nothing. For any thread: while another one
   * takes, the answer may be of the moment before.
   */
  long look(long now) {
    long flowed = (long) ((double) Math.max(0, now - at) * amount / periodNanos);
    return flowed >= burst - tokens ? burst : tokens + flowed;
  }

  /** Returns how fast it fills now, for any thread. */
  Rate rate() {
    return new Rate(amount, period, burst);
  }

  /** Takes so many, or gives them back where below 0, whatever is there. */
  void take(long many) {
    tokens = Math.clamp(tokens - many, Long.MIN_VALUE / 2, burst);
  }

  /** Returns after how many nanoseconds there will be {@code many}, which are more than there are. */
  long nanosUntil(long many) {
    BigInteger missing = BigInteger.valueOf(many - tokens).multiply(BigInteger.valueOf(periodNanos))
        .subtract(BigInteger.valueOf(parts)).add(BigInteger.valueOf(amount - 1));
    return missing.divide(BigInteger.valueOf(amount)).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }
}
