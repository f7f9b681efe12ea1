package dev.weir.model;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Counts against rates. */
public interface Limiter {

  /**
   * Takes {@code units} of what the limit counts, all or none, or says when to come back; never waits for anything itself. Who wants
   * more than the bucket holds at the most takes all of it.
   */
  Answer take(Obligation.Limit limit, long units);

  /**
   * Takes {@code units} more whatever is left, since they are used already, or gives them back where they are below 0. A bucket may
   * so come to hold less than nothing, and nobody takes of it until that has flowed in. Nothing for a limiter that counts nothing.
   */
  default void settle(Obligation.Limit limit, long units) {}

  /** What asking brings: a grant, or the promise of one. */
  sealed interface Answer {
    /** Somebody else has to be asked: completes with what became of it, on any thread, and never with an exception. */
    record Later(CompletionStage<Grant> grant) implements Answer {}
  }

  /** What became of asking. */
  sealed interface Grant extends Answer {
    /** Taken; {@code remaining} are left in the bucket. */
    record Granted(long remaining) implements Grant {}

    /** Nothing left; {@code retryAfter} is when one flows in. */
    record Exceeded(Duration retryAfter) implements Grant {}

    /** Whoever counts cannot be asked now. */
    record Unknown() implements Grant {}
  }
}
