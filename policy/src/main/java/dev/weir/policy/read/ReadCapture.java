package dev.weir.policy.read;

import dev.weir.model.RuleRef;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads {@code capture} of a policy. */
final class ReadCapture {

  private static final int USUAL_BYTES = 64 << 10;
  private static final long MOST_BYTES = 4L << 20;
  private static final Duration USUAL_TTL = Duration.ofDays(30);
  private static final Map<String, Boolean> ON_ERROR = Map.of("allow", false, "deny", true);

  private ReadCapture() {}

  static Optional<CaptureTerms> read(Value value, RuleRef by) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      boolean request = table.find("request").flatMap(Value::flag).orElse(true);
      boolean answer = table.find("answer").flatMap(Value::flag).orElse(true);
      if (!request && !answer) {
        value.flaw("keeps nothing", "let it keep the request or the answer, or remove it");
      }
      boolean required = table.find("on_error").flatMap(word -> word.oneOf(ON_ERROR)).orElse(false);
      if (required && !request) {
        table.key("on_error").flaw("denies nothing, since only a request can be denied",
            "remove it, or let the request be kept");
      }
      return Optional.of(new CaptureTerms(by, request, answer, bytes(table), ttl(table), share(table),
          required));
    }
  }

  private static int bytes(Table table) {
    return table.find("max")
        .flatMap(text -> text.as(size -> Measures.size(size).filter(bytes -> bytes <= MOST_BYTES),
            "size up to 4MiB", "write a size such as 64KiB"))
        .map(Long::intValue).orElse(USUAL_BYTES);
  }

  private static Duration ttl(Table table) {
    return table.find("ttl").flatMap(text -> text.as(Measures::lifetime, "time to live",
        "write it as 15m, 12h or 30d, a year at most")).orElse(USUAL_TTL);
  }

  private static int share(Table table) {
    return table.find("sample")
        .flatMap(text -> text.as(Measures::percent, "share", "write it as 5% or 0.25%"))
        .orElse(CaptureTerms.ALL);
  }
}
