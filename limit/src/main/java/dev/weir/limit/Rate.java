package dev.weir.limit;

import dev.weir.model.Obligation;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
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

  /** Returns the rate as Bucket4j has it: tokens flow in one by one, not in a heap at the end of each period. */
  BucketConfiguration configuration() {
    return BucketConfiguration.builder().addLimit(bandwidth()).build();
  }

  /** Returns the same as one band of a bucket; Bucket4j knows no more than one token a nanosecond. */
  Bandwidth bandwidth() {
    return Bandwidth.builder().capacity(burst).refillGreedy(Math.min(amount, period.toNanos()), period)
        .build();
  }
}
