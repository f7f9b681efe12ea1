package dev.weir.policy.read;

import dev.weir.policy.rule.Conditions;
import dev.weir.policy.rule.Conditions.Compiled;
import dev.weir.policy.rule.LimitRule;
import dev.weir.policy.rule.Per;
import dev.weir.policy.rule.TurnRule;
import dev.weir.policy.rule.Weight;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code limit} of a policy: how often, and how many at once. */
final class ReadRates {

  private static final List<String> WAITING = List.of("wait", "queue", "priority");
  private static final int MOST_AT_ONCE = 1_000_000;
  private static final int MOST_WAITING = 10_000;
  private static final long USUAL_WAITING = 1_000;

  /** What a rule's calls keep to. */
  record Rates(Optional<LimitRule> limit, Optional<TurnRule> turns) {
    static final Rates NONE = new Rates(Optional.empty(), Optional.empty());
  }

  private ReadRates() {}

  static Rates read(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Rates.NONE;
    }
    try (Table table = found.get()) {
      List<Per> per = table.find("per").map(ReadPer::read).orElse(List.of());
      return new Rates(limit(table, per), turns(table, per));
    }
  }

  private static Optional<LimitRule> limit(Table table, List<Per> per) {
    Optional<Value> requests = table.has("concurrent")
        ? table.find("requests")
        : table.need("requests", "say how many, such as requests: 600/m, or concurrent: 20");
    Optional<Measures.Rate> rate = requests
        .flatMap(text -> text.as(Measures::rate, "rate", "write it as 10/s, 600/m, 1000/h or 50/day"));
    Optional<Long> burst = table.find("burst").flatMap(number -> number.number(1, 1_000_000_000));
    if (table.has("burst") && table.has("concurrent") && !table.has("requests")) {
      table.key("burst").flaw("belongs to requests, of which there are none", "add requests, or remove it");
    }
    return rate.map(each -> new LimitRule(each.amount(), each.period(), burst.orElse(each.amount()), per));
  }

  private static Optional<TurnRule> turns(Table table, List<Per> per) {
    Optional<Long> most = table.find("concurrent").flatMap(number -> number.number(1, MOST_AT_ONCE));
    Duration patience = table.find("wait").flatMap(text -> text.as(Measures::duration, "duration",
        "write a number and a unit, such as 500ms or 10s")).orElse(Duration.ZERO);
    long queue = table.find("queue").flatMap(number -> number.number(1, MOST_WAITING)).orElse(USUAL_WAITING);
    Optional<Weight> urgency = table.find("priority").flatMap(ReadRates::weight);
    WAITING.stream().filter(key -> table.has(key) && !table.has("concurrent")).forEach(
        key -> table.key(key).flaw("waits for nothing", "add concurrent: 20, or remove it"));
    WAITING.stream().skip(1).filter(key -> table.has(key) && table.has("concurrent") && !table.has("wait"))
        .forEach(
            key -> table.key(key).flaw("orders nobody, since nobody waits", "add wait: 10s, or remove it"));
    return most.map(each -> new TurnRule(each.intValue(), patience, (int) queue, urgency, per));
  }

  private static Optional<Weight> weight(Value value) {
    return value.text().flatMap(text -> switch (Conditions.weight(text)) {
      case Compiled.Weighed(Weight weight) -> Optional.of(weight);
      case Compiled.Bad(List<Conditions.Fault> faults) -> {
        faults.forEach(fault -> value.flawWithin(fault.line(), fault.column(), fault.cause(), fault.mend()));
        yield Optional.empty();
      }
      case Compiled.Ok _,Compiled.Named _ -> throw new IllegalStateException("it was asked for a weight");
    });
  }
}
