package dev.weir.audit.index;

import java.time.Instant;

/** Times as the index keeps them: epoch milliseconds, cut off where those end. */
public final class Times {

  private Times() {}

  /** Returns the milliseconds of {@code at}. */
  public static long millis(Instant at) {
    try {
      return at.toEpochMilli();
    } catch (ArithmeticException e) {
      return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
