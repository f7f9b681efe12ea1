package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms.Often;

/** Counts within windows that begin with the first count in them. */
final class Tally {

  private long from;
  private long count;

  /** Returns whether this one, at {@code millis}, makes as many as {@code often} says. */
  boolean reaches(Often often, long millis) {
    if (millis - from >= often.period().toMillis() || millis < from) {
      from = millis;
      count = 0;
    }
    return ++count >= often.amount();
  }
}
