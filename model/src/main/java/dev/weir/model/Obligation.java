package dev.weir.model;

import java.time.Duration;

/** What must be done for an allowed call besides rewriting it. */
public sealed interface Obligation {

  RuleRef by();

  /**
   * Takes one from a token bucket.
   *
   * @param key whose bucket: the values that {@code per} names
   * @param amount tokens that flow in over {@code period}
   * @param burst the bucket's size
   */
  record Limit(RuleRef by, String key, long amount, Duration period, long burst) implements Obligation {}

  /** Puts the originals back into the answer. */
  record Restore(RuleRef by) implements Obligation {}
}
