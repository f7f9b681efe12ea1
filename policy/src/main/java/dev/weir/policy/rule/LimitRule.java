package dev.weir.policy.rule;

import dev.weir.model.Obligation.Limit;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often, and how much.
 *
 * @param flows each of them holds
 * @param per whose bucket: one for each combination of these; empty means one for all
 * @param shares of each bucket, where it is divided
 */
public record LimitRule(List<Flow> flows, List<Per> per, Optional<Shares> shares) {

  /**
   * So many in so long.
   *
   * @param burst the bucket's size
   * @param text as the file writes it
   */
  public record Flow(Unit unit, long amount, Duration period, long burst, String text) {

    private Limit whole(RuleRef by, String key) {
      return new Limit(by, key, unit, amount, period, burst);
    }

    /** A part flows as much slower, so that no part of a small amount is lost. */
    private Limit part(RuleRef by, String key, Shares.Portion portion) {
      return portion.part() == 0
          ? new Limit(by, key, unit, 0, period, 0)
          : new Limit(by, key, unit, amount, period.multipliedBy(Shares.WHOLE).dividedBy(portion.part()),
              Math.max(1, portion.of(burst)));
    }
  }

  public LimitRule {
    flows = List.copyOf(flows);
    per = List.copyOf(per);
  }

  /** Returns what to take: of one's share before what it is a share of. */
  List<Limit> duties(RuleRef by, Call call) {
    String key = Per.key(per, call);
    List<Limit> duties = new ArrayList<>(2 * flows.size());
    if (shares.isPresent()) {
      Shares.Portion portion = shares.get().portion(call);
      for (Flow flow : flows) {
        duties.add(flow.part(by, key + portion.key(), portion));
      }
    }
    for (Flow flow : flows) {
      duties.add(flow.whole(by, key));
    }
    return duties;
  }

  /** Returns whose it is: what has to be known of a call before it can be taken. */
  List<Per> asked() {
    return Stream.concat(per.stream(), shares.map(Shares::by).stream()).toList();
  }

  /** Returns whether it waits for the body: before it was looked at, nobody knows whose bucket it is. */
  boolean asksContent() {
    return Per.asksContent(per) || shares.filter(each -> each.by().asksContent()).isPresent();
  }

  /** Returns what it asks for, in words. */
  String words() {
    return "takes " + flows.stream().map(flow -> switch (flow.unit()) {
      case REQUESTS -> "one of " + flow.text();
      case BYTES -> "its bytes of " + flow.text();
    }).collect(Collectors.joining(" and ")) + (shares.isPresent() ? ", by shares" : "");
  }
}
