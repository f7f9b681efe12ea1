package dev.weir.limit.shared;

import java.util.concurrent.atomic.LongAdder;

/** How limited calls were answered, counted. */
public final class Tally {

  private final LongAdder lent = new LongAdder();
  private final LongAdder waited = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder away = new LongAdder();
  private final LongAdder draws = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /**
   * What the counts were at one moment.
   *
   * @param lent calls that took a token on loan
   * @param waited calls that waited for an answer
   * @param refused calls that were refused without asking, since the bucket was known to be empty
   * @param away calls that were answered without the store, since it was away
   * @param draws questions to the store
   * @param failures those of them that brought no answer
   */
  public record Counts(long lent, long waited, long refused, long away, long draws, long failures) {}

  /** Returns the counts as they are now. */
  public Counts counts() {
    return new Counts(lent.sum(), waited.sum(), refused.sum(), away.sum(), draws.sum(), failures.sum());
  }

  void lent() {
    lent.increment();
  }

  void waited() {
    waited.increment();
  }

  void refused() {
    refused.increment();
  }

  void away() {
    away.increment();
  }

  void drawn() {
    draws.increment();
  }

  void failed() {
    failures.increment();
  }
}
