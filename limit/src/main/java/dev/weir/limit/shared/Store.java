package dev.weir.limit.shared;

import dev.weir.limit.Rate;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Where the buckets are that all Weirs draw from. */
interface Store {

  /** Returns whether asking it now has a chance. */
  boolean open();

  /**
   * Draws up to {@code want} tokens from a bucket, but none where it has not as many as {@code least}. Completes on any thread, with an exception where the store could not be
   * asked or did not answer in time; what was drawn all the same is then lost, and nobody gets it.
   */
  CompletionStage<Drawn> draw(String bucket, Rate rate, long want, long least);

  /** Takes so many tokens out of a bucket whatever it has, or gives them back where below 0. What does not arrive is charged as soon as it can be, and never twice. */
  void charge(String bucket, Rate rate, long units);

  /**
   * What came of it.
   *
   * @param left what the bucket has still
   * @param refill when it has as many as were wanted at the least; nothing where it has
   */
  record Drawn(long granted, long left, Duration refill) {}
}
