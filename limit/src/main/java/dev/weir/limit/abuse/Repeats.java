package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms.Often;
import java.util.Arrays;

/**
 * Counts what comes often among many in the room of a few. Never counts too high; too low by a {@value #KEPT}th of all at the
 * most. Source: Misra and Gries, "Finding repeated elements" (1982).
 */
final class Repeats {

  private static final int KEPT = 32;

  private final long[] likes = new long[KEPT];
  private final int[] counts = new int[KEPT];
  private long from;

  /** Returns whether this one makes as many of its like as {@code often} says. */
  boolean reaches(Often often, long like, long millis) {
    if (millis - from >= often.period().toMillis() || millis < from) {
      from = millis;
      Arrays.fill(counts, 0);
    }
    int free = -1;
    for (int i = 0; i < KEPT; i++) {
      if (counts[i] > 0 && likes[i] == like) {
        return ++counts[i] >= often.amount();
      }
      free = counts[i] == 0 ? i : free;
    }
    if (free >= 0) {
      likes[free] = like;
      counts[free] = 1;
      return often.amount() <= 1;
    }
    for (int i = 0; i < KEPT; i++) {
      counts[i]--;
    }
    return false;
  }
}
