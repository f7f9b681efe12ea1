package dev.weir.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A point in time as people type it. */
public final class Moment {

  private static final String AGO = " ago";

  private Moment() {}

  /**
   * Returns what {@code text} spells: an ISO 8601 time with its zone, a date (its first moment, UTC), or how long before
   * {@code now}, as in {@code 15m}, {@code 2h ago}; empty where it spells nothing such.
   */
  public static Optional<Instant> of(String text, Instant now) {
    String lapse = text.endsWith(AGO) ? text.substring(0, text.length() - AGO.length()) : text;
    Optional<Instant> ago = Lapse.parse(lapse.strip()).map(now::minus);
    if (ago.isPresent()) {
      return ago;
    }
    try {
      return Optional.of(text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the same; throws {@link CannotRun} where it spells nothing such, {@code option} being what it was given for. */
  public static Instant parse(String option, String text, Instant now) throws CannotRun {
    return of(text, now).orElseThrow(() -> new CannotRun("that is no time", option + " " + text,
        "write 2026-07-01T12:00:00Z, 2026-07-01, 15m or 2h or 3d ago"));
  }
}
