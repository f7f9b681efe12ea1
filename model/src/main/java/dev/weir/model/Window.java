package dev.weir.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** A stretch of the calendar, as a place on earth has it. */
public enum Window {
  HOUR, DAY, MONTH,
  /** All of time: what is counted in it ends with whatever it belongs to. */
  WHOLE;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** Returns when the window that {@code at} stands in began. */
  public Instant begin(Instant at, ZoneId zone) {
    return this == WHOLE ? Instant.EPOCH : start(at.atZone(zone)).toInstant();
  }

  /**
   * Returns when the next one begins: a day at the turn of summer time has 23 or 25 hours, and begins at one o'clock where its
   * midnight is left out.
   */
  public Instant end(Instant at, ZoneId zone) {
    ZonedDateTime begin = start(at.atZone(zone));
    return switch (this) {
      case HOUR -> begin.plusHours(1).toInstant();
      case DAY -> start(begin.plusDays(1)).toInstant();
      case MONTH -> start(begin.plusMonths(1)).toInstant();
      case WHOLE -> LAST;
    };
  }

  private ZonedDateTime start(ZonedDateTime at) {
    return switch (this) {
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case DAY -> at.toLocalDate().atStartOfDay(at.getZone());
      case MONTH -> at.toLocalDate().withDayOfMonth(1).atStartOfDay(at.getZone());
      case WHOLE -> at;
    };
  }
}
