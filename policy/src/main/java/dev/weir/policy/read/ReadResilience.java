package dev.weir.policy.read;

import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Resilience.Breaker;
import dev.weir.model.settings.Resilience.Failure;
import dev.weir.model.settings.Resilience.Retry;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a destination's {@code retry}, {@code breaker} and {@code heed_limits}. */
final class ReadResilience {

  private static final int MOST_ATTEMPTS = 10;
  private static final int MOST_FAILURES = 10_000;
  private static final String TIME = "write a duration such as 10s";
  private static final Map<String, Failure> FAILURES = Map.of("connect", Failure.CONNECT, "reset",
      Failure.RESET, "timeout", Failure.TIMEOUT);

  private ReadResilience() {}

  static Resilience read(Table destination, ContentRule content) {
    return new Resilience(destination.find("retry").map(value -> retry(value, content)).orElse(Retry.NEVER),
        destination.find("breaker").flatMap(Value::table).flatMap(ReadResilience::breaker),
        destination.find("heed_limits").map(value -> heeds(value, content)).orElse(false));
  }

  private static boolean heeds(Value value, ContentRule content) {
    if (!content.intercept()) {
      value.flaw("cannot be kept with intercept: never, since a tunnel hides what the destination says",
          "remove it, or let the proxy intercept");
    }
    return value.flag().orElse(false);
  }

  private static Retry retry(Value value, ContentRule content) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Retry.NEVER;
    }
    try (Table table = found.get()) {
      Set<Failure> failures = EnumSet.noneOf(Failure.class);
      Set<Integer> statuses = new TreeSet<>();
      Optional<Value> on = table.need("on", "list what is tried again, such as [connect, 502, 503]");
      on.ifPresent(list -> list.list().forEach(item -> {
        if (item.isText()) {
          item.oneOf(FAILURES).ifPresent(failures::add);
        } else {
          item.number(400, 599).map(Long::intValue).ifPresent(statuses::add);
        }
      }));
      if (!content.intercept()) {
        value.flaw("cannot be kept with intercept: never, since a tunnel hides what is tried",
            "remove it, or let the proxy intercept");
      }
      return new Retry(
          table.need("attempts", "write how often in all, such as 2")
              .flatMap(number -> number.number(2, MOST_ATTEMPTS)).map(Long::intValue).orElse(1),
          failures, statuses, time(table.find("backoff")).orElse(Retry.USUAL_BACKOFF));
    }
  }

  private static Optional<Breaker> breaker(Table keys) {
    try (Table table = keys) {
      Optional<Long> failures = table.need("failures", "write how many failures open it, such as 5")
          .flatMap(value -> value.number(1, MOST_FAILURES));
      Optional<Duration> within = time(table.need("within", TIME));
      Optional<Duration> open = time(table.need("open", TIME));
      return failures.isEmpty() || within.isEmpty() || open.isEmpty()
          ? Optional.empty()
          : Optional.of(new Breaker(failures.get().intValue(), within.get(), open.get()));
    }
  }

  private static Optional<Duration> time(Optional<Value> value) {
    return value.flatMap(found -> found.as(Measures::duration, "duration", TIME));
  }
}
