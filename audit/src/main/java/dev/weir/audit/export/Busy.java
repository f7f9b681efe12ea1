package dev.weir.audit.export;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The other side asks for a pause (RFC 9110 section 10.2.3). */
final class Busy extends IOException {

  private static final long serialVersionUID = 1L;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int DIGITS = 9;

  private final transient Duration pause;

  Busy(String message, Duration pause) {
    super(message);
    this.pause = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  /** Returns how long to wait: as long as was asked for, and ten minutes at most. */
  Duration pause() {
    return pause;
  }

  /** Returns the time that {@code retryAfter} asks for at {@code now}: seconds, or a date that is to come. */
  static Optional<Duration> asked(String retryAfter, Instant now) {
    String text = retryAfter.strip();
    if (!text.isEmpty() && text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until)).filter(Duration::isPositive);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
