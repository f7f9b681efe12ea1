package dev.weir.policy.read;

import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.settings.Settings;
import dev.weir.policy.rule.Conditions;
import dev.weir.policy.rule.Conditions.Compiled;
import dev.weir.policy.rule.LimitRule;
import dev.weir.policy.rule.LimitRule.Flow;
import dev.weir.policy.rule.Per;
import dev.weir.policy.rule.Shares;
import dev.weir.policy.rule.TurnRule;
import dev.weir.policy.rule.Weight;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code limit} of a policy: how often, how much, and how many at once. */
final class ReadRates {

  private static final List<String> WAITING = List.of("wait", "queue", "priority");
  private static final int MOST_BURST = 1_000_000_000;
  private static final int MOST_AT_ONCE = 1_000_000;
  private static final int MOST_WAITING = 10_000;
  private static final long USUAL_WAITING = 1_000;

  /** What a rule's calls keep to. */
  record Rates(Optional<LimitRule> limit, Optional<TurnRule> turns) {
    static final Rates NONE = new Rates(Optional.empty(), Optional.empty());
  }

  private ReadRates() {}

  static Rates read(Value value, Settings settings) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Rates.NONE;
    }
    try (Table table = found.get()) {
      List<Per> per = table.find("per").map(ReadPer::read).orElse(List.of());
      Optional<LimitRule> limit = limit(table, per,
          table.find("shares").flatMap(new ReadShares(settings)::read));
      if (table.has("shares") && flowing(table).isEmpty()) {
        table.key("shares").flaw("divides nothing", "add requests or bytes, or remove it");
      }
      return new Rates(limit, turns(table, per));
    }
  }

  private static Optional<LimitRule> limit(Table table, List<Per> per, Optional<Shares> shares) {
    List<String> flowing = flowing(table);
    if (flowing.isEmpty() && !table.has("concurrent")) {
      table.need("requests", "say how many, such as requests: 600/m, or bytes: 10MiB/s, or concurrent: 20");
    }
    Optional<Value> burst = table.find("burst");
    if (burst.isPresent() && flowing.isEmpty() && table.has("concurrent")) {
      table.key("burst").flaw("belongs to requests, of which there are none", "add requests, or remove it");
    }
    List<Flow> flows = Stream.of(requests(table, burst), bytes(table, burst)).flatMap(Optional::stream)
        .toList();
    return flows.isEmpty() ? Optional.empty() : Optional.of(new LimitRule(flows, per, shares));
  }

  /** Returns what is counted as it flows. */
  private static List<String> flowing(Table table) {
    return Stream.of("requests", "bytes").filter(table::has).toList();
  }

  private static Optional<Flow> requests(Table table, Optional<Value> burst) {
    Optional<Value> found = table.find("requests");
    Optional<Measures.Rate> rate = found
        .flatMap(text -> text.as(Measures::rate, "rate", "write it as 10/s, 600/m, 1000/h or 50/day"));
    Optional<Long> size = burst.filter(_ -> found.isPresent() && !(table.has("bytes") && isSize(burst)))
        .flatMap(number -> number.number(1, MOST_BURST));
    return rate.map(each -> flow(Unit.REQUESTS, each, size, found));
  }

  private static Optional<Flow> bytes(Table table, Optional<Value> burst) {
    Optional<Value> found = table.find("bytes");
    Optional<Measures.Rate> rate = found
        .flatMap(text -> text.as(Measures::flow, "rate", "write it as 10MiB/s, 500MB/h or 2GiB/day"));
    Optional<Long> size = burst.filter(_ -> found.isPresent() && (!table.has("requests") || isSize(burst)))
        .flatMap(text -> text.as(Measures::size, "size", "write a size such as 50MiB"));
    return rate.map(each -> flow(Unit.BYTES, each, size, found));
  }

  private static Flow flow(Unit unit, Measures.Rate rate, Optional<Long> size, Optional<Value> written) {
    return new Flow(unit, rate.amount(), rate.period(), size.orElse(rate.amount()),
        written.flatMap(Value::text).orElse(""));
  }

  private static boolean isSize(Optional<Value> burst) {
    return burst.flatMap(Value::text).flatMap(Measures::size).isPresent();
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
