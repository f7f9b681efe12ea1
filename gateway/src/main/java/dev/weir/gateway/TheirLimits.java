package dev.weir.gateway;

import dev.weir.model.AnswerHead;
import dev.weir.model.net.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer says of the limits that its sender keeps. Sources: draft-ietf-httpapi-ratelimit-headers ({@code RateLimit}, also
 * as older drafts write it), RFC 9110 section 10.2.3 ({@code Retry-After}), and the references of OpenAI, Azure, Anthropic, Groq,
 * Cerebras, OpenRouter, GitHub, Discord and Okta, whose names others follow: {@code remaining} somewhere behind
 * {@code ratelimit}, and {@code reset} in its place. What cannot be read says nothing.
 */
final class TheirLimits {

  /** A sender that says more is taken at its word for so long. */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final Pattern REMAINING = Pattern.compile("rate-?limit-(?:.*-)?remaining(?:-|$)");
  /** Most names of an answer are shorter than any that says what remains, and cost nothing so. */
  private static final int SHORTEST = "ratelimit-remaining".length();
  private static final String[] RESETS = {"reset", "reset-after"};
  private static final Pattern LENGTH = Pattern
      .compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(d|h|ms|m|s|us|µs|ns)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,9})?");
  private static final Map<String, Duration> UNITS = Map.of("d", Duration.ofDays(1), "h", Duration.ofHours(1),
      "m", Duration.ofMinutes(1), "s", Duration.ofSeconds(1), "ms", Duration.ofMillis(1), "us",
      Duration.ofNanos(1_000), "µs", Duration.ofNanos(1_000), "ns", Duration.ofNanos(1));
  /** What is longer, a name or a value, says nothing: patterns are not asked of what an upstream may make as long as it likes. */
  private static final int LONGEST_TEXT = 60;
  private static final double NANOS = 1e9;

  /** From here on a number is a time and no length, in seconds since 1970. */
  private static final double EPOCH = 1e9;
  /** From here on it is one in milliseconds. */
  private static final double EPOCH_MILLIS = 1e11;

  private TheirLimits() {}

  /** So many are left, and all of them again in so long. */
  record Left(long remaining, Duration reset) {}

  /** Returns all that {@code head} says at {@code now}; a refusal that says when to come back leaves nothing until then. */
  static List<Left> in(AnswerHead head, Instant now) {
    Headers headers = head.headers();
    List<Left> all = new ArrayList<>(0);
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (name.equalsIgnoreCase("ratelimit")) {
        structured(headers.value(i), now, all);
      } else if (name.length() >= SHORTEST && name.length() <= LONGEST_TEXT) {
        remaining(headers, i, now).ifPresent(all::add);
      }
    }
    if (head.status() == 429 || head.status() == 503 || head.status() == 529) {
      headers.first("retry-after-ms").flatMap(TheirLimits::number).map(TheirLimits::millis)
          .or(() -> headers.first("Retry-After").flatMap(text -> time(text, now)))
          .ifPresent(wait -> all.add(new Left(0, bounded(wait))));
    }
    return all;
  }

  private static Optional<Left> remaining(Headers headers, int at, Instant now) {
    String name = headers.name(at).toLowerCase(Locale.ROOT);
    return REMAINING.matcher(name).find()
        ? count(headers.value(at))
            .flatMap(left -> reset(headers, name, now).map(reset -> new Left(left, reset)))
        : Optional.empty();
  }

  private static Optional<Duration> reset(Headers headers, String remaining, Instant now) {
    for (String word : RESETS) {
      Optional<String> text = headers.first(remaining.replace("remaining", word));
      if (text.isPresent()) {
        return text.flatMap(when -> time(when, now));
      }
    }
    return Optional.empty();
  }

  private static void structured(String text, Instant now, List<Left> all) {
    Optional<Long> remaining = Optional.empty();
    for (String parameter : text.split("[;,]", -1)) {
      int equals = parameter.indexOf('=');
      String name = parameter.substring(0, Math.max(0, equals)).strip();
      String value = parameter.substring(equals + 1).strip();
      if (name.equals("r") || name.equals("remaining")) {
        remaining = count(value);
      } else if (name.equals("t") || name.equals("reset")) {
        Optional<Duration> reset = time(value, now);
        remaining.ifPresent(left -> reset.ifPresent(in -> all.add(new Left(left, in))));
        remaining = Optional.empty();
      }
    }
  }

  private static Optional<Long> count(String text) {
    return number(text).map(Double::longValue);
  }

  private static Optional<Double> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(Double.parseDouble(text)) : Optional.empty();
  }

  /** Returns how long it is until {@code text}: seconds, a time since 1970, a date, or a length such as 1m7.5s. */
  static Optional<Duration> time(String text, Instant now) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    return number(text).map(number -> number < EPOCH ? seconds(number) : until(number, now))
        .or(() -> length(text)).or(() -> date(text).map(at -> Duration.between(now, at)))
        .map(TheirLimits::bounded);
  }

  private static Duration until(double number, Instant now) {
    double seconds = number < EPOCH_MILLIS ? number : number / 1_000;
    return seconds(seconds - now.toEpochMilli() / 1_000.0);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(Math.min(seconds, (double) LONGEST.toSeconds()) * NANOS));
  }

  private static Duration millis(double millis) {
    return seconds(millis / 1_000);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(text.endsWith("GMT")
          ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
          : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> length(String text) {
    Matcher part = LENGTH.matcher(text);
    double nanos = 0;
    int end = 0;
    while (end < text.length() && part.find(end) && part.start() == end) {
      Duration unit = Objects.requireNonNull(UNITS.get(part.group(2)), "every unit has a length");
      nanos += Double.parseDouble(part.group(1)) * unit.toNanos();
      end = part.end();
    }
    return end > 0 && end == text.length() ? Optional.of(seconds(nanos / NANOS)) : Optional.empty();
  }

  private static Duration bounded(Duration time) {
    return time.isNegative() ? Duration.ZERO : time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }
}
