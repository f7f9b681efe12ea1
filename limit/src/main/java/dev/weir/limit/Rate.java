package dev.weir.limit;

import dev.weir.model.Obligation;
import java.time.Duration;

/** How fast a bucket fills and how much it holds. */
public record Rate(long amount, Duration period, long burst) {

  /** Returns the rate that {@code limit} asks for. */
  public static Rate of(Obligation.Limit limit) {
    return new Rate(limit.amount(), limit.period(), limit.burst());
  }

  /** Returns whether {@code limit} lets anything through at all: {@code 0/m} is a way to write "never". */
  public static boolean flows(Obligation.Limit limit) {
    return limit.amount() > 0 && limit.burst() > 0 && limit.period().isPositive();
  }

  /** Returns whether {@code limit} asks for this very rate; makes no garbage, since every request asks. */
  public boolean isOf(Obligation.Limit limit) {
    return amount == limit.amount() && burst == limit.burst() && period.equals(limit.period());
  }

  /** Returns what a call that wants {@code units} has to find in the bucket: one at the least, and no more than it ever holds. */
  public static long least(Obligation.Limit limit, long units) {
    return Math.clamp(units, 1, limit.burst());
  }
}
