package dev.weir.app.watch;

import dev.weir.admin.limits.Gauges.Dealt;
import dev.weir.admin.limits.Gauges.Rule;
import dev.weir.admin.limits.Terms;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.policy.rule.BudgetRule;
import dev.weir.policy.rule.LimitRule;
import dev.weir.policy.rule.Per;
import dev.weir.policy.rule.Ration;
import dev.weir.policy.rule.Shares;
import dev.weir.policy.rule.TurnRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells administrators what a rule deals out, and to whom. */
final class Dealing {

  private Dealing() {}

  static Rule rule(Ration ration, Instant now) {
    List<Dealt> dealt = Stream.of(ration.limit().stream().flatMap(Dealing::rates),
        ration.turns().stream().map(Dealing::turns),
        ration.budget().stream().flatMap(budget -> sums(budget, now))).flatMap(each -> each).toList();
    return new Rule(ration.by().name(), ration.shadow(), dealt);
  }

  static Measure measure(Unit unit) {
    return switch (unit) {
      case REQUESTS -> Measure.REQUESTS;
      case BYTES -> Measure.BYTES;
    };
  }

  private static Stream<Dealt> rates(LimitRule rule) {
    return rule.flows().stream().map(flow -> new Dealt(
        new Terms.Rate(measure(flow.unit()), flow.amount(), flow.period(), flow.burst()), per(rule.per()),
        by(rule.shares())));
  }

  private static Dealt turns(TurnRule rule) {
    return new Dealt(new Terms.AtOnce(rule.most()), per(rule.per()), "");
  }

  private static Stream<Dealt> sums(BudgetRule rule, Instant now) {
    return rule.sums().stream().map(sum -> new Dealt(new Terms.Budget(sum.measure(), sum.amount(),
        sum.window(), rule.zone(), sum.window().end(now, rule.zone())), per(rule.per()), by(rule.shares())));
  }

  private static List<String> per(List<Per> all) {
    return all.stream().map(Per::label).toList();
  }

  private static String by(Optional<Shares> shares) {
    return shares.map(each -> each.by().label()).orElse("");
  }
}
