package dev.weir.gateway;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Cost;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which budgets what is said has to keep.
 *
 * @param bytes how many it has, as far as is known
 * @param meters makes what reads from an answer how much it has cost
 */
record Account(Budgets budgets, List<Budget> asked, Talk talk, long bytes,
    Supplier<Meter> meters) {

  Account {
    asked = List.copyOf(asked);
  }

  /** Sets aside what it may cost. */
  Budgets.Answer hold() {
    return budgets.hold(asked, talk.model(), most());
  }

  /** Returns what it may cost at the most, as far as that can be told: of bytes one at least, so that nothing goes where nothing is left. */
  Usage most() {
    return talk.most().dearest().in(Math.max(1, bytes));
  }

  /** Returns what it may cost of {@code budget} at the most, in what that counts. */
  long most(Budget budget) {
    return budget.cost(talk.model()).map(cost -> cost.applyAsLong(most())).orElse(0L);
  }

  /** Returns what is charged to {@code hold} in its place. */
  Spending spending(Budgets.Hold hold) {
    return new Spending(this, hold, meters.get());
  }

  /** Returns whether an answer has to be read for it. */
  boolean metered() {
    return asked.stream().anyMatch(Account::isSaid);
  }

  /** Returns the same for an answer that comes without anybody asking for it: it is no request. */
  Account unasked() {
    return new Account(budgets, asked.stream().filter(Account::isSaid).toList(), talk.unasked(), 0, meters);
  }

  /** Returns the budgets of bytes. */
  List<Budget> ofBytes() {
    return asked.stream().filter(budget -> budget.measure() == Budget.Measure.BYTES).toList();
  }

  private static boolean isSaid(Budget budget) {
    return budget.measure().isSaid();
  }

  Cost cost(Usage usage) {
    return Cost.of(usage, talk.model(),
        asked.stream().filter(Account::isSaid).map(Budget::prices).findFirst().orElse(Prices.NONE));
  }
}
