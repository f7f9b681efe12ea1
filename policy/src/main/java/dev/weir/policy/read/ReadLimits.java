package dev.weir.policy.read;

import dev.weir.model.settings.Limits;
import dev.weir.model.settings.Limits.Crowd;
import dev.weir.model.settings.Limits.Heads;
import dev.weir.model.settings.Limits.Upstreams;
import dev.weir.model.settings.Limits.Waits;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code limits}. */
final class ReadLimits {

  /** What Java can hold in one array, and far more than any head ought to have. */
  private static final long LARGEST_HEAD = 1 << 20;
  private static final long MOST = 1_000_000;
  private static final String SIZE = "write a size such as 64KiB";
  private static final String TIME = "write a duration such as 10s";

  private ReadLimits() {}

  static Limits read(Optional<Value> limits) {
    Optional<Table> found = limits.flatMap(Value::table);
    if (found.isEmpty()) {
      return Limits.USUAL;
    }
    try (Table table = found.get()) {
      return new Limits(heads(table), waits(table), crowd(table), upstreams(table),
          table.find("memory").flatMap(value -> value.as(Measures::size, "size", SIZE)));
    }
  }

  private static Heads heads(Table table) {
    Heads read = new Heads(size(table, "request_line", Heads.USUAL.lineBytes()),
        size(table, "headers", Heads.USUAL.bytes()), count(table, "header_fields", Heads.USUAL.fields()));
    if (read.lineBytes() > read.bytes()) {
      table.key(table.has("request_line") ? "request_line" : "headers")
          .flaw("request_line is larger than headers, which it is a part of", "make headers the larger one");
    }
    return read;
  }

  private static Waits waits(Table table) {
    Waits usual = Waits.USUAL;
    return new Waits(time(table, "header_timeout", usual.header()),
        time(table, "handshake_timeout", usual.handshake()), time(table, "body_timeout", usual.body()),
        time(table, "idle_timeout", usual.idle()), size(table, "min_rate", usual.slowest()),
        time(table, "grace", usual.grace()));
  }

  private static Crowd crowd(Table table) {
    return new Crowd(count(table, "connections", Crowd.USUAL.connections()),
        count(table, "connections_per_address", Crowd.USUAL.perAddress()),
        count(table, "calls_per_caller", Crowd.USUAL.callsPerCaller()));
  }

  private static Upstreams upstreams(Table table) {
    Upstreams usual = Upstreams.USUAL;
    return new Upstreams(count(table, "upstream_connections", usual.connections()),
        count(table, "upstream_queue", usual.queue()), time(table, "upstream_wait", usual.patience()));
  }

  private static int size(Table table, String key, int usual) {
    return table.find(key)
        .flatMap(value -> value.as(text -> Measures.size(text).filter(bytes -> bytes <= LARGEST_HEAD),
            "size up to 1MiB", SIZE))
        .map(Long::intValue).orElse(usual);
  }

  private static int count(Table table, String key, int usual) {
    return table.find(key).flatMap(value -> value.number(1, MOST)).map(Long::intValue).orElse(usual);
  }

  private static Duration time(Table table, String key, Duration usual) {
    return table.find(key).flatMap(value -> value.as(Measures::duration, "duration", TIME)).orElse(usual);
  }
}
