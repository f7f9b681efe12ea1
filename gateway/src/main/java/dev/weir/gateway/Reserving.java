package dev.weir.gateway;

import dev.weir.gateway.Passage.Metering;
import dev.weir.model.Decision;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.Status;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one call sets aside of the budgets that hold for it. */
final class Reserving {

  private final Budgets budgets;
  private final Passage.Exit exit;
  private final CallRecord record;
  private final Function<Decision.Deny, CompletionStage<Void>> refuse;
  private Optional<Spending> spending = Optional.empty();

  Reserving(Budgets budgets, Passage.Exit exit, CallRecord record,
      Function<Decision.Deny, CompletionStage<Void>> refuse) {
    this.budgets = budgets;
    this.exit = exit;
    this.record = record;
    this.refuse = refuse;
  }

  /** Returns what the call costs, where that is counted. */
  Optional<Spending> spending() {
    return spending;
  }

  /**
   * Sets aside what the call may cost and goes {@code onward}, or refuses where a budget does not have as much left. What says
   * nothing to a model is a request and costs no tokens.
   */
  CompletionStage<Void> held(Decision.Allow allow, Talk talk, Supplier<CompletionStage<Void>> onward) {
    List<Budget> all = allow.duties(Budget.class);
    if (all.isEmpty()) {
      return onward.get();
    }
    Metering metering = exit.metering(talk);
    OptionalLong bytes = exit.bytes();
    boolean silent = talk.equals(Talk.SILENCE) || talk.equals(Talk.UNREAD);
    boolean said = !silent && metering != Metering.ALREADY;
    List<Budget> asked = all.stream().filter(budget -> switch (budget.measure()) {
      case TOKENS, USD -> said;
      case BYTES -> bytes.isPresent();
      case REQUESTS -> true;
    }).toList();
    if (asked.isEmpty()) {
      return onward.get();
    }
    record.trace().enter(Room.BUDGET);
    Account account = new Account(budgets, asked, talk.asks() ? talk : talk.unasked(), bytes.orElse(0),
        exit::meter);
    if (metering == Metering.NEVER && account.metered()) {
      return refuse.apply(new Decision.Deny(asked.getFirst().by(),
          "what comes back message by message cannot be counted against a budget", Status.FORBIDDEN));
    }
    Function<Holding, CompletionStage<Void>> then = holding -> held(holding, account, onward);
    return switch (account.hold()) {
      case Holding holding -> then.apply(holding);
      case Budgets.Answer.Later(CompletionStage<Holding> later) ->
        later.thenComposeAsync(then, record.loop());
    };
  }

  private CompletionStage<Void> held(Holding holding, Account account,
      Supplier<CompletionStage<Void>> onward) {
    if (holding instanceof Holding.Held(Hold hold)) {
      spending = Optional.of(account.spending(hold));
      return onward.get();
    }
    if (holding instanceof Holding.Spent(var _, Duration until)) {
      record.retryAfter(until);
    } else if (holding instanceof Holding.Unknown) {
      record.retryAfter(Passage.SOON);
    }
    return refuse.apply(Spending.denial(holding, account));
  }
}
