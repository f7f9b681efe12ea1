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
   * Ends what {@code granted} began: what was {@code used} takes the place of what was taken. A bucket may so come to hold less
   * than nothing, and nobody takes of it until that has flowed in. Every grant of bytes is settled, once; one of requests is not.
   */
  default void settle(Obligation.Limit limit, Grant.Granted granted, long used) {}

  /** What asking brings: a grant, or the promise of one. */
  sealed interface Answer {
    /** Somebody else has to be asked: completes with what became of it, on any thread, and never with an exception. */
    record Later(CompletionStage<Grant> grant) implements Answer {}
  }

  /** What became of asking. */
  sealed interface Grant extends Answer {
    /**
     * Taken.
     *
     * @param remaining what is left in the bucket
     * @param taken how many units it was
     * @param aside whether they were taken of what stands in for the bucket while whoever counts cannot be asked
     */
    record Granted(long remaining, long taken, boolean aside) implements Grant {

      /** So many units of the bucket itself. */
      public Granted(long remaining, long taken) {
        this(remaining, taken, false);
      }

      /** One unit. */
      public Granted(long remaining) {
        this(remaining, 1);
      }
    }

    /** Nothing left; {@code retryAfter} is when one flows in. */
    record Exceeded(Duration retryAfter) implements Grant {}

    /** Whoever counts cannot be asked now. */
    record Unknown() implements Grant {}
  }
}
