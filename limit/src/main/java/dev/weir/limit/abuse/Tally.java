package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms.Often;

/**
 * Counts within the last while: what came in the window before counts by the part of it that is not over yet, so that a storm
 * over the end of a window is one.
 */
final class Tally {

  private long from;
  private long count;
  private long before;

  /** Returns whether this one, at {@code millis}, makes as many as {@code often} says. */
  boolean reaches(Often often, long millis) {
    long period = often.period().toMillis();
    if (millis - from >= period || millis < from) {
      boolean follows = millis >= from && millis - from < 2 * period;
      before = follows ? count : 0;
      from = follows ? from + period : millis;
      count = 0;
    }
    count++;
    double left = 1 - (double) (millis - from) / period;
    return count + before * left >= often.amount();
  }
}
