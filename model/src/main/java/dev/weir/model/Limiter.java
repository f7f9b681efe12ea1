package dev.weir.model;

import java.time.Duration;

/** Counts against rates. */
public interface Limiter {

  /** Takes one token, or says when to come back. */
  Grant take(Obligation.Limit limit);

  /** What became of asking. */
  sealed interface Grant {
    /** Taken; {@code remaining} are left in the bucket. */
    record Granted(long remaining) implements Grant {}

    /** Nothing left; {@code retryAfter} is when one flows in. */
    record Exceeded(Duration retryAfter) implements Grant {}
  }
}
