package dev.weir.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A stretch of the calendar, as a place on earth has it. */
public enum Window {
  HOUR, DAY, MONTH,
  /** All of time: what is counted in it ends with whatever it belongs to. */
  WHOLE;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** Returns when the window that {@code at} stands in began. */
  public Instant begin(Instant at, ZoneId zone) {
    return switch (this) {
      case HOUR -> hour(at, zone);
      case DAY -> day(at, zone).atStartOfDay(zone).toInstant();
      case MONTH -> day(at, zone).withDayOfMonth(1).atStartOfDay(zone).toInstant();
      case WHOLE -> Instant.EPOCH;
    };
  }

  /**
   * Returns when the next one begins: a day at the turn of summer time has 23 or 25 hours, and begins at one o'clock where its
   * midnight is left out.
   */
  public Instant end(Instant at, ZoneId zone) {
    return switch (this) {
      case HOUR -> hour(at, zone).plus(1, ChronoUnit.HOURS);
      case DAY -> day(at, zone).plusDays(1).atStartOfDay(zone).toInstant();
      case MONTH -> day(at, zone).withDayOfMonth(1).plusMonths(1).atStartOfDay(zone).toInstant();
      case WHOLE -> LAST;
    };
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }

  /** By standard time: where summer time is half an hour more, as on Lord Howe Island, its hours begin at half past, and each is an hour. */
  private static Instant hour(Instant at, ZoneId zone) {
    return at.atOffset(zone.getRules().getStandardOffset(at)).truncatedTo(ChronoUnit.HOURS).toInstant();
  }
}
