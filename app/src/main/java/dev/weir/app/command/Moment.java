package dev.weir.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A point in time as people type it. */
final class Moment {

  private static final String AGO = " ago";

  private Moment() {}

  /**
   * Returns what {@code text} spells: an ISO 8601 time with its zone, a date (its first moment, UTC), or how long before
   * {@code now}, as in {@code 15m}, {@code 2h ago}.
   *
   * @throws CannotRun where it spells nothing such; {@code option} is what it was given for
   */
  static Instant parse(String option, String text, Instant now) throws CannotRun {
    String lapse = text.endsWith(AGO) ? text.substring(0, text.length() - AGO.length()) : text;
    Optional<Instant> ago = Lapse.parse(lapse.strip()).map(now::minus);
    if (ago.isPresent()) {
      return ago.get();
    }
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new CannotRun("that is no time", option + " " + text,
          "write 2026-07-01T12:00:00Z, 2026-07-01, 15m or 2h or 3d ago");
    }
  }
}
