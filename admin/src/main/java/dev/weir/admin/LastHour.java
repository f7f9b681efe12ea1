package dev.weir.admin;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what has happened within the last hour, to the minute, on any number of threads; some 500 bytes. */
final class LastHour {

  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final int MINUTES = 60;
  private static final long COUNT = 0xffff_ffffL;

  /** In each cell the number of its minute, and behind that how many. */
  private final AtomicLongArray minutes = new AtomicLongArray(MINUTES);

  /** Counts one at {@code nanos}, of a clock that never runs backwards. */
  void add(long nanos) {
    long minute = minute(nanos);
    minutes.updateAndGet((int) (minute % MINUTES),
        cell -> cell >>> 32 == minute ? cell + 1 : (minute << 32) | 1);
  }

  /** Returns how many there were in the hour before {@code nanos}. */
  long sum(long nanos) {
    long now = minute(nanos);
    long sum = 0;
    for (int i = 0; i < MINUTES; i++) {
      long cell = minutes.get(i);
      long age = (now - (cell >>> 32)) & COUNT;
      sum += age < MINUTES ? cell & COUNT : 0;
    }
    return sum;
  }

  /** A number of 32 bits, whatever the clock began with. */
  private static long minute(long nanos) {
    return Math.floorDiv(nanos, MINUTE_NANOS) & COUNT;
  }
}
