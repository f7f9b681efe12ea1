package dev.weir.app.watch;

import dev.weir.admin.limits.Gauges;
import dev.weir.admin.limits.Terms;
import dev.weir.limit.Level;
import dev.weir.limit.ReadableLimiter;
import dev.weir.limit.budget.ReadableBudgets;
import dev.weir.limit.budget.Statement;
import dev.weir.model.InForce;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.RuleRef;
import dev.weir.policy.Explain;
import dev.weir.policy.rule.BudgetRule;
import dev.weir.policy.rule.LimitRule;
import dev.weir.policy.rule.Ration;
import dev.weir.policy.rule.Whose;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How the limits and budgets of the policy in force stand, by who counts them. What is counted by a rule that is no longer there, or
 * that is now for others, is left out.
 *
 * @param stores whom several Weirs count with
 */
public record PolicyGauges(Supplier<InForce> inForce, ReadableLimiter limiter, ReadableBudgets budgets,
    Supplier<List<Store>> stores, InstantSource clock) implements Gauges {

  /** How the budget of a key is called. */
  private static final String OF_KEY = "key=";

  @Override
  public Standing now() {
    InForce now = inForce.get();
    Map<String, Ration> rations = new LinkedHashMap<>();
    Explain.rations(now).forEach(ration -> rations.put(ration.by().name(), ration));
    Optional<List<Statement>> statements = statements(now, rations);
    Stream<Used> rates = limiter.levels().flatMap(level -> rate(level, rations).stream());
    Stream<Used> spent = statements.stream().flatMap(List::stream)
        .flatMap(statement -> budget(statement, rations).stream());
    return new Standing(stores(statements.isPresent()),
        rations.values().stream().map(ration -> Dealing.rule(ration, clock.instant())).toList(),
        Stream.concat(rates, spent));
  }

  /** Returns what is spent; empty where whoever counts cannot be asked. */
  private Optional<List<Statement>> statements(InForce now, Map<String, Ration> rations) {
    List<Budget> likely = rations.values().stream().filter(ration -> !ration.shadow())
        .flatMap(ration -> ration.budget().stream()
            .flatMap(rule -> rule.likely(ration.by(), now.settings()).stream()))
        .toList();
    try {
      return Optional.of(budgets.statements(likely));
    } catch (IOException e) {
      // Those who deal out budgets ask it all the time, and have said so to the log.
      return Optional.empty();
    }
  }

  private List<Store> stores(boolean spentIsKnown) {
    return stores.get().stream().map(store -> store.counts().equals("budgets") && !spentIsKnown
        ? new Store(store.name(), store.counts(), false, store.meanwhile())
        : store).toList();
  }

  private Optional<Used> rate(Level level, Map<String, Ration> rations) {
    long used = level.rate().burst() - level.left();
    Optional<LimitRule> rule = Optional.ofNullable(rations.get(level.rule())).flatMap(Ration::limit);
    if (used <= 0 || rule.isEmpty()) {
      return Optional.empty();
    }
    Terms terms = new Terms.Rate(Dealing.measure(level.unit()), level.rate().amount(), level.rate().period(),
        level.rate().burst());
    return Whose.read(rule.get().per(), rule.get().shares(), level.key())
        .map(whose -> new Used(level.rule(), terms, names(whose.of().stream()), names(whose.share().stream()),
            used, 0, level.lent(), level.age().toSeconds()));
  }

  private static Optional<Used> budget(Statement statement, Map<String, Ration> rations) {
    Budget budget = statement.budget();
    if (statement.spent() <= 0) {
      return Optional.empty();
    }
    if (budget.by().equals(RuleRef.KEY)) {
      return ofKey(budget.key()).map(key -> used(statement, budget.amount(), List.of(key), List.of()));
    }
    return Optional.ofNullable(rations.get(budget.by().name())).flatMap(Ration::budget)
        .flatMap(rule -> Whose.read(rule.per(), rule.shares(), budget.key())
            .flatMap(whose -> amount(budget, rule, whose).map(amount -> used(statement, amount,
                names(whose.of().stream()), names(whose.share().stream())))));
  }

  /** Returns what there is by the policy of now, which the last call that spent of it may not have had; of a part, by what it had. */
  private static Optional<Long> amount(Budget budget, BudgetRule rule, Whose whose) {
    return rule.sums().stream()
        .filter(sum -> sum.measure() == budget.measure() && sum.window() == budget.window()).findFirst()
        .map(sum -> whose.share().isPresent() ? budget.amount() : sum.amount());
  }

  private static Used used(Statement statement, long amount, List<Named> of, List<Named> share) {
    Budget budget = statement.budget();
    Terms terms = new Terms.Budget(budget.measure(), amount, budget.window(), budget.zone(),
        statement.ends());
    return new Used(budget.by().name(), terms, of, share, statement.spent(), statement.setAside(), 0, 0);
  }

  private static Optional<Named> ofKey(String key) {
    return key.startsWith(OF_KEY)
        ? Optional.of(new Named("key", key.substring(OF_KEY.length())))
        : Optional.empty();
  }

  private static List<Named> names(Stream<Whose.Named> names) {
    return names.map(named -> new Named(named.what(), named.name())).toList();
  }
}
