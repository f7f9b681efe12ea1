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
import java.util.Optional;

/**
 * What an answer says of the limits that its sender keeps. Sources: draft-ietf-httpapi-ratelimit-headers ({@code RateLimit}, also
 * as older drafts write it), RFC 9110 section 10.2.3 ({@code Retry-After}), and the references of OpenAI, Azure, Anthropic
 * and GitHub, whose names others follow. What cannot be read says nothing.
 */
final class TheirLimits {

  /** A sender that says more is taken at its word for so long. */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final List<String[]> PAIRS = List.of(
      pair("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
      pair("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
      pair("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
      pair("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
      pair("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"),
      pair("anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"),
      pair("RateLimit-Remaining", "RateLimit-Reset"), pair("X-RateLimit-Remaining", "X-RateLimit-Reset"));
  /** How names of limits begin, and what they go on with. */
  private static final List<String> PREFIXES = List.of("", "x-", "anthropic-");
  private static final String WORD = "ratelimit";
  private static final long EPOCH = 1_000_000_000;

  private TheirLimits() {}

  /** So many are left, and all of them again in so long. */
  record Left(long remaining, Duration reset) {}

  private static String[] pair(String remaining, String reset) {
    return new String[]{remaining, reset};
  }

  /** Returns all that {@code head} says at {@code now}; a refusal that says when to come back leaves nothing until then. */
  static List<Left> in(AnswerHead head, Instant now) {
    Headers headers = head.headers();
    List<Left> all = new ArrayList<>(0);
    if (namesAny(headers)) {
      for (String[] pair : PAIRS) {
        headers.first(pair[0]).flatMap(TheirLimits::number)
            .ifPresent(remaining -> headers.first(pair[1]).flatMap(text -> time(text, now))
                .ifPresent(reset -> all.add(new Left(remaining, reset))));
      }
      headers.first("RateLimit").ifPresent(text -> structured(text, now, all));
    }
    if (head.status() == 429 || head.status() == 503 || head.status() == 529) {
      headers.first("retry-after-ms").flatMap(TheirLimits::number).map(Duration::ofMillis)
          .or(() -> headers.first("Retry-After").flatMap(text -> time(text, now)))
          .ifPresent(wait -> all.add(new Left(0, bounded(wait))));
    }
    return all;
  }

  /** Most answers name no limit: one look at each name settles that before any is searched for. */
  private static boolean namesAny(Headers headers) {
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      for (String prefix : PREFIXES) {
        if (name.regionMatches(true, prefix.length(), WORD, 0, WORD.length())
            && name.regionMatches(true, 0, prefix, 0, prefix.length())) {
          return true;
        }
      }
    }
    return false;
  }

  private static void structured(String text, Instant now, List<Left> all) {
    Optional<Long> remaining = Optional.empty();
    for (String parameter : text.split("[;,]", -1)) {
      int equals = parameter.indexOf('=');
      String name = parameter.substring(0, Math.max(0, equals)).strip();
      String value = parameter.substring(equals + 1).strip();
      if (name.equals("r") || name.equals("remaining")) {
        remaining = number(value);
      } else if (name.equals("t") || name.equals("reset")) {
        Optional<Duration> reset = time(value, now);
        remaining.ifPresent(left -> reset.ifPresent(in -> all.add(new Left(left, in))));
        remaining = Optional.empty();
      }
    }
  }

  private static Optional<Long> number(String text) {
    return text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.empty()
        : Optional.of(Long.parseLong(text));
  }

  /** Returns how long it is until {@code text}: seconds, a second since 1970, a date, or a length such as 1m7.5s. */
  static Optional<Duration> time(String text, Instant now) {
    Optional<Long> number = number(text);
    if (number.isPresent()) {
      long seconds = number.get() >= EPOCH ? number.get() - now.getEpochSecond() : number.get();
      return Optional.of(bounded(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()))));
    }
    return length(text).or(() -> date(text).map(at -> Duration.between(now, at)))
        .map(TheirLimits::bounded);
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
    String written = text.toUpperCase(Locale.ROOT);
    try {
      return Optional.of(written.endsWith("MS")
          ? Duration.ofMillis(Long.parseLong(written.substring(0, written.length() - 2)))
          : Duration.parse("PT" + written));
    } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration time) {
    return time.isNegative() ? Duration.ZERO : time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }
}
