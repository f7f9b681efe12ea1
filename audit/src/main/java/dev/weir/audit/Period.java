package dev.weir.audit;

import java.time.Instant;

/** From {@code since}, included, to {@code until}, not included. */
public record Period(Instant since, Instant until) {

  /** Always. */
  public static final Period ALL = new Period(Instant.MIN, Instant.MAX);

  /** Returns whether {@code at} lies within. */
  public boolean contains(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }

  /** Returns whether anything between two times, both included and in epoch milliseconds, may lie within. */
  boolean touches(long earliest, long latest) {
    // A millisecond holds many instants: the last one of it still counts.
    return Instant.ofEpochMilli(earliest).isBefore(until)
        && !Instant.ofEpochMilli(latest).plusMillis(1).isBefore(since);
  }
}
