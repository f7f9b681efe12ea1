package dev.weir.gateway;

import dev.weir.model.Decision.Deny;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.Size;
import dev.weir.model.Status;
import dev.weir.model.Window;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Cost;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Usage;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What one call costs: set aside before it leaves, read from its answer, and charged when it has ended. */
final class Spending {

  private static final int DOLLAR_DECIMALS = 9;
  private static final Usage NOTHING = new Usage(0, 0);
  private static final int HTTP_ERRORS = 400;
  /**
   * With these somebody says that he has waited for long enough, and not that nothing was done: timeouts of providers (408) and
   * of what stands before them (504, and 524 of Cloudflare), and that the client has gone (499).
   */
  private static final Set<Integer> GIVEN_UP = Set.of(408, 499, 504, 524);

  private final Account account;
  private final Hold hold;
  private final Meter meter;
  private boolean read;

  Spending(Account account, Hold hold, Meter meter) {
    this.account = account;
    this.hold = hold;
    this.meter = meter;
  }

  /** Returns what it was set aside for. */
  Account account() {
    return account;
  }

  /** Returns whether the answer has to be read for it. */
  boolean metered() {
    return account.metered();
  }

  /** Takes the next piece of the answer, as it came from upstream. */
  void take(Bytes piece) {
    read = true;
    meter.take(piece);
  }

  /** Returns how far what it was set aside for has been answered. */
  Meter.Progress progress() {
    return meter.progress();
  }

  /** Returns whether {@code message} is part of an answer, of this one or another. */
  boolean isAnswer(Bytes message) {
    return meter.isAnswer(message);
  }

  /** Returns whether {@code message} says that the earliest answer that is awaited will not come. */
  boolean isRefusal(Bytes message) {
    return meter.isRefusal(message);
  }

  /** Charges what has come by now, counted or estimated; nothing where that says that nothing was done. */
  void settle() {
    hold.settle(meter.refused() ? NOTHING : meter.usage(account.talk(), false));
  }

  /** It left, and no answer comes to it. */
  void spare() {
    hold.settle(NOTHING);
  }

  /** It did not leave, so it costs nothing. */
  void release() {
    hold.release();
  }

  /**
   * Charges what it has cost: nothing where nothing was sent, no tokens where the provider refused. Where nobody can tell, since
   * no answer came or it could not be read, of tokens what was set aside stays spent. Returns what that came to, where it is known.
   *
   * @param bytes what went and came, without what was paid while it flowed
   */
  Optional<Cost> end(Ending ending, long bytes) {
    if (ending.status() == 0 && ending.sentBytes() == 0) {
      hold.release();
      return Optional.empty();
    }
    Optional<Usage> counted = isCounted(ending) ? Optional.of(counted(ending)) : Optional.empty();
    hold.settle(counted.orElseGet(() -> isRefused(ending) ? NOTHING : account.most()).in(bytes));
    return counted.map(account::cost);
  }

  private boolean isCounted(Ending ending) {
    return meter.counted() || read && ending.status() < HTTP_ERRORS && !meter.refused();
  }

  /** Of an answer that is to come whole and was broken off, all may have been made. */
  private Usage counted(Ending ending) {
    boolean whole = ending.result() instanceof Ending.Result.Complete;
    Usage usage = meter.usage(account.talk(), whole);
    return whole || meter.counted() || account.talk().streamed() ? usage : usage.max(account.most());
  }

  /** An order whose answer nobody waited for may have been carried out. */
  private boolean isRefused(Ending ending) {
    boolean refused = ending.status() >= HTTP_ERRORS
        ? !GIVEN_UP.contains(ending.status())
        : meter.refused() || ending.status() == 0;
    return refused && !ending.inDoubt();
  }

  /** Returns why a connection that has spent all that there was may not go on. */
  static Deny exhausted(Holding.Spent all) {
    return new Deny(all.budget().by(), "the budget of " + words(all.budget()) + " is spent", Status.LIMITED);
  }

  /** Returns why {@code account} may not spend. */
  static Deny denial(Holding refused, Account account) {
    return switch (refused) {
      case Holding.Spent(Budget budget, var _) ->
        new Deny(budget.by(), "the budget of " + words(budget) + " leaves too little for this call"
            + price(budget, account.most(budget)), Status.LIMITED);
      case Holding.Unpriced(Budget budget) -> new Deny(budget.by(),
          "nobody knows what this model costs: it is not among the prices of the configuration",
          Status.FORBIDDEN);
      case Holding.Crowded(Budget budget) ->
        new Deny(budget.by(), "no further budget can be kept now", Status.UNAVAILABLE);
      case Holding.Unknown(Budget budget) -> new Deny(budget.by(),
          "what counts this budget for all Weirs cannot be asked now", Status.UNAVAILABLE);
      case Holding.Held _ -> throw new IllegalArgumentException("it may spend");
    };
  }

  /** What an answer may cost is for the caller to say, who else would wait in vain. */
  private static String price(Budget budget, long most) {
    return budget.measure().isSaid()
        ? ", which may cost " + words(budget, most)
            + (most > budget.amount() ? ", more than all of it" : "")
        : "";
  }

  private static String words(Budget budget) {
    String amount = words(budget, budget.amount());
    return budget.window() == Window.WHOLE
        ? amount
        : amount + " in each " + budget.window().name().toLowerCase(Locale.ROOT);
  }

  private static String words(Budget budget, long amount) {
    return switch (budget.measure()) {
      case TOKENS -> amount + " tokens";
      case REQUESTS -> amount + " requests";
      case BYTES -> Size.text(amount);
      case USD ->
        BigDecimal.valueOf(amount, DOLLAR_DECIMALS).stripTrailingZeros().toPlainString() + " US dollars";
    };
  }
}
