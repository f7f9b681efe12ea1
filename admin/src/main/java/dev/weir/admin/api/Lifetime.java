package dev.weir.admin.api;

import dev.weir.admin.account.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something that is made now is to end, as a request says it. */
final class Lifetime {

  private static final int DIGITS = 5;
  private static final Map<Character, Duration> UNITS = Map.of('m', Duration.ofMinutes(1), 'h',
      Duration.ofHours(1),
      'd', Duration.ofDays(1));

  private Lifetime() {}

  /** Returns the end that {@code text} spells, a time (RFC 3339) or a stretch such as {@code 90d}; empty for null. */
  static Optional<Instant> end(@Nullable String text, Instant now) throws Refused {
    if (text == null) {
      return Optional.empty();
    }
    Instant end = stretch(text).map(now::plus).or(() -> time(text)).orElseThrow(() -> new Refused(
        Refused.Why.MALFORMED,
        "expires is a time such as 2027-01-31T00:00:00Z, or a stretch such as 12h or 90d"));
    if (!end.isAfter(now)) {
      throw new Refused(Refused.Why.MALFORMED, "expires is over already");
    }
    return Optional.of(end);
  }

  private static Optional<Duration> stretch(String text) {
    int digits = text.length() - 1;
    boolean number = digits > 0 && digits <= DIGITS
        && text.chars().limit(digits).allMatch(c -> c >= '0' && c <= '9');
    return number
        ? Optional.ofNullable(UNITS.get(text.charAt(digits)))
            .map(unit -> unit.multipliedBy(Integer.parseInt(text.substring(0, digits))))
        : Optional.empty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
