package dev.weir.policy.read;

import dev.weir.model.Share;
import dev.weir.model.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Durations, sizes and rates as the file writes them: a whole number and a unit, never a guess. */
final class Measures {

  private static final int DIGITS = 9;
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Map<String, Duration> TIMES = Map.of("ms", Duration.ofMillis(1), "s",
      Duration.ofSeconds(1), "m",
      Duration.ofMinutes(1), "h", Duration.ofHours(1));

  private static final Map<String, Duration> LIFETIMES = Map.of("m", Duration.ofMinutes(1), "h",
      Duration.ofHours(1), "d", Duration.ofDays(1));
  private static final Duration LONGEST_LIFE = Duration.ofDays(365);

  private static final int MOST_DAYS = 36_500;

  private static final int PERCENT_DECIMALS = 2;

  private static final Map<String, Duration> PERIODS = Map.of("s", Duration.ofSeconds(1), "m",
      Duration.ofMinutes(1),
      "h", Duration.ofHours(1), "day", Duration.ofDays(1));

  private Measures() {}

  /** So many in so long. */
  record Rate(long amount, Duration period) {}

  /** Returns the duration of {@code 500ms}, {@code 2s}, {@code 10m} or {@code 1h}, more than nothing and at most a day. */
  static Optional<Duration> duration(String text) {
    int digits = digits(text);
    Duration unit = TIMES.get(text.substring(digits));
    return unit == null
        ? Optional.empty()
        : number(text, digits).map(unit::multipliedBy).filter(time -> time.compareTo(LONGEST) <= 0);
  }

  /** Returns the time to live of {@code 15m}, {@code 12h} or {@code 30d}, a minute at least and a year at most. */
  static Optional<Duration> lifetime(String text) {
    int digits = digits(text);
    Duration unit = LIFETIMES.get(text.substring(digits));
    return unit == null
        ? Optional.empty()
        : number(text, digits).map(unit::multipliedBy).filter(time -> time.compareTo(LONGEST_LIFE) <= 0);
  }

  /** Returns the days of {@code 400d}, one at least and a hundred years at most. */
  static Optional<Duration> days(String text) {
    int digits = digits(text);
    return text.substring(digits).equals("d")
        ? number(text, digits).filter(days -> days <= MOST_DAYS).map(Duration::ofDays)
        : Optional.empty();
  }

  /** Returns the bytes of {@code 512B}, {@code 2KB} or {@code 10MiB}. */
  static Optional<Long> size(String text) {
    return Size.parse(text);
  }

  /** Returns the rate of {@code 10MiB/s}, {@code 500MB/h} or {@code 2GiB/day} in bytes. */
  static Optional<Rate> flow(String text) {
    int slash = text.indexOf('/');
    Duration period = slash < 0 ? null : PERIODS.get(text.substring(slash + 1));
    return period == null
        ? Optional.empty()
        : Size.parse(text.substring(0, slash)).map(bytes -> new Rate(bytes, period));
  }

  /** Returns hundredths of a percent of {@code 5%} or {@code 0.25%}, more than nothing and at most all. */
  static Optional<Integer> percent(String text) {
    return text.endsWith("%")
        ? Share.decimal(text.substring(0, text.length() - 1), PERCENT_DECIMALS)
            .filter(share -> share > 0 && share <= 10_000).map(Long::intValue)
        : Optional.empty();
  }

  /** Returns the rate of {@code 10/s}, {@code 600/m}, {@code 1000/h} or {@code 50/day}. */
  static Optional<Rate> rate(String text) {
    int digits = digits(text);
    Duration period = text.startsWith("/", digits) ? PERIODS.get(text.substring(digits + 1)) : null;
    return period == null ? Optional.empty() : number(text, digits).map(n -> new Rate(n, period));
  }

  /** Returns a number from 0 to 1. */
  static Optional<Double> share(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(share -> share >= 0 && share <= 1);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static int digits(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static Optional<Long> number(String text, int digits) {
    return digits == 0 || digits > DIGITS
        ? Optional.empty()
        : Optional.of(Long.parseLong(text.substring(0, digits))).filter(n -> n > 0);
  }
}
