package dev.weir.console;

import dev.weir.console.Visits.Visit;
import dev.weir.console.WeirStandIn.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The limits and alerts of a {@link WeirStandIn}: none, until a test says otherwise. */
final class WatchStandIn {

  private static final int PAGE = 50;

  private final List<Map<String, @Nullable Object>> stores = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> rules = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> used = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> alerts = new ArrayList<>();

  /** From now on there are rules of each kind, many who use them up, and alerts of each kind. */
  void isBusy() {
    Map<String, @Nullable Object> money = terms("budget", "usd", 50, "window", "day", "zone", "Europe/Berlin",
        "ends", "2026-11-24T23:00:00Z");
    Map<String, @Nullable Object> rate = terms("rate", "requests", 600, "seconds", 60);
    rules.add(object("rule", "spend", "shadow", false, "refused", 1_204, "deals",
        List.of(with(money, "per", List.of("team"), "shares", "caller"),
            with(terms("budget", "tokens", 2_000_000, "window", "month", "zone", "UTC", "ends",
                "2026-12-01T00:00:00Z"), "per", List.of("team"), "shares", null))));
    rules.add(object("rule", "pace", "shadow", false, "refused", 0, "deals",
        List.of(with(rate, "per", List.of("caller", "model"), "shares", null),
            with(terms("at_once", "requests", 20), "per", List.of(), "shares", null))));
    rules.add(object("rule", "tried", "shadow", true, "refused", 0, "deals",
        List.of(with(terms("budget", "bytes", 5L << 30, "window", "hour", "zone", "UTC", "ends",
            "2026-11-24T13:00:00Z"), "per", List.of(), "shares", null))));
    used.add(with(money, used("spend", 51.25, 1.5, 1.025, named("team", "payments"))));
    used.add(with(money, with(used("spend", 24.1234, 0, 0.97, named("team", "payments")), "share",
        named("caller", "checkout"), "limit", 25)));
    used.add(with(money, used("spend", 44, 0, 0.88, named("team", ""))));
    used.add(with(money, used("(key)", 1, 0, 0.02, named("key", "0123456789ab"))));
    for (int i = 0; i < PAGE; i++) {
      used.add(with(rate, with(used("pace", 500 - i, 0, (500 - i) / 600.0, named("caller", "worker-" + i),
          named("model", "gpt-5")), "age", 3, "here", 12)));
    }
    int sequence = 1_000;
    for (String what : List.of("abuse.beacon", "abuse.identical", "abuse.new_destination", "key.leaked")) {
      alerts.add(alert(sequence--, what, "denied", object("state", "taken", "attempts", 1, "trouble", "")));
    }
    alerts.add(alert(sequence--, "abuse.volume", "recorded", null));
    alerts.add(alert(sequence--, "abuse.failures", "throttled",
        object("state", "waiting", "attempts", 3, "trouble", "status 503")));
    alerts.add(alert(sequence--, "abuse.hour", "throttled",
        object("state", "given_up", "attempts", 10, "trouble", "status 400")));
    for (int i = 0; i < PAGE; i++) {
      alerts.add(alert(sequence--, "abuse.paths", "recorded", null));
    }
  }

  /** From now on it counts with others, of whom one is away. */
  void isNotAlone() {
    stores.add(object("store", "redis", "counts", "rates", "up", false, "meanwhile",
        "calls under shared rates are denied"));
    stores.add(object("store", "postgres", "counts", "budgets", "up", true, "meanwhile",
        "calls under budgets are denied"));
  }

  Answer answer(Visit admin, String path, @Nullable String query) {
    Map<String, String> asked = new HashMap<>();
    for (String pair : Objects.requireNonNullElse(query, "").split("&", -1)) {
      asked.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=?", ""));
    }
    return Answer.ok(path.equals("/api/limits")
        ? limits(asked.getOrDefault("q", ""))
        : alerts(asked.getOrDefault("what", ""), Integer.parseInt(asked.getOrDefault("behind", "9999"))));
  }

  private Object limits(String sought) {
    List<Map<String, @Nullable Object>> found = used.stream()
        .filter(one -> one.toString().contains(sought)).toList();
    return object("at", "2026-11-24T12:00:00Z", "everything", true, "stores", stores, "rules", rules, "used",
        found.stream().limit(PAGE).toList(), "found", found.size(), "counted", used.size());
  }

  private Object alerts(String what, int behind) {
    List<Map<String, @Nullable Object>> found = alerts.stream()
        .filter(alert -> what.isEmpty() || what.equals(alert.get("what")))
        .filter(alert -> (int) Objects.requireNonNull(alert.get("sequence")) < behind).limit(PAGE).toList();
    return object("alerts", found, "behind",
        found.size() < PAGE ? null : found.getLast().get("sequence"), "unreadable", List.of());
  }

  private static Map<String, @Nullable Object> alert(int sequence, String what, String action,
      @Nullable Object delivery) {
    return object("sequence", sequence, "at", Instant.parse("2026-11-24T12:00:00Z").toString(), "what", what,
        "caller", "batch", "destination", "openai", "rule", "strange", "reason",
        "the same request 30 times in 60 s", "action", action, "call", "0192f7a4c1d27b3e", "delivery",
        delivery);
  }

  private static Map<String, @Nullable Object> terms(String kind, String counts, long limit,
      @Nullable Object... more) {
    return with(object("kind", kind, "counts", counts, "limit", limit, "amount", limit, "seconds", null,
        "window", null, "zone", null, "ends", null), more);
  }

  private static Map<String, @Nullable Object> used(String rule, double used, double reserved, double part,
      Object... of) {
    return object("rule", rule, "of", List.of(of), "share", null, "used", used, "reserved", reserved, "here",
        0, "part", part, "age", 0);
  }

  private static Object named(String what, String name) {
    return object("what", what, "name", name);
  }

  private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> some,
      @Nullable Object... more) {
    return with(some, object(more));
  }

  private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> some,
      Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> both = new LinkedHashMap<>(some);
    both.putAll(more);
    return both;
  }

  private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }
}
