package dev.weir.model;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Counts against rates. */
public interface Limiter {

  /** Takes one token, or says when to come back; never waits for anything itself. */
  Answer take(Obligation.Limit limit);

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
