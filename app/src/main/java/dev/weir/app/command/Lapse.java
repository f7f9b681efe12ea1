package dev.weir.app.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** A stretch of time as people type it: {@code 15m}, {@code 2h}, {@code 90d}. */
public final class Lapse {

  private static final int DIGITS = 6;

  private static final Map<Character, Duration> UNITS = Map.of('s', Duration.ofSeconds(1), 'm',
      Duration.ofMinutes(1),
      'h', Duration.ofHours(1), 'd', ChronoUnit.DAYS.getDuration(), 'w',
      ChronoUnit.DAYS.getDuration().multipliedBy(7));

  private Lapse() {}

  /** Returns what {@code text} spells: up to six digits and one of s, m, h, d, w; empty where it spells nothing such. */
  public static Optional<Duration> parse(String text) {
    int digits = text.length() - 1;
    if (digits < 1 || digits > DIGITS || !text.chars().limit(digits).allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.ofNullable(UNITS.get(text.charAt(digits)))
        .map(unit -> unit.multipliedBy(Integer.parseInt(text.substring(0, digits))));
  }
}
