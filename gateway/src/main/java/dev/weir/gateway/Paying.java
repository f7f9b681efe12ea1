package dev.weir.gateway;

import dev.weir.model.Limiter;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Limiter.Grant.Granted;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Limit;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who has to be paid for the bytes of one connection: all of them, or none. */
record Paying(Limiter limiter, List<Limit> limits, Budgets budgets, List<Budget> asked) {

  /** To a model nobody speaks: bytes cost the same whoever moves them. */
  private static final String NO_MODEL = "";

  Paying {
    limits = List.copyOf(limits);
    asked = List.copyOf(asked);
  }

  /** Returns whether anybody counts bytes. */
  boolean counts() {
    return !limits.isEmpty() || !asked.isEmpty();
  }

  /** Returns the most bytes that can be paid at once: no bucket has more. */
  long most() {
    return limits.stream().mapToLong(Limit::burst).min().orElse(Long.MAX_VALUE);
  }

  /** Pays for {@code bytes}, at most {@link #most}; completes on any thread. */
  CompletionStage<Instalment> pay(long bytes) {
    return taken(bytes, limits.iterator(), new HashMap<>());
  }

  private CompletionStage<Instalment> taken(long bytes, Iterator<Limit> rest, Map<Limit, Granted> taken) {
    if (!rest.hasNext()) {
      return held(bytes, taken);
    }
    Limit limit = rest.next();
    CompletionStage<Grant> asking = switch (limiter.take(limit, bytes)) {
      case Grant now -> CompletableFuture.completedFuture(now);
      case Limiter.Answer.Later(CompletionStage<Grant> later) -> later;
    };
    return asking.thenCompose(grant -> switch (grant) {
      case Granted granted -> {
        taken.put(limit, granted);
        yield taken(bytes, rest, taken);
      }
      case Grant.Exceeded(Duration wait) -> refused(bytes, taken, new Instalment.Later(wait));
      case Grant.Unknown _ -> refused(bytes, taken, new Instalment.Later(Passage.SOON));
    });
  }

  private CompletionStage<Instalment> held(long bytes, Map<Limit, Granted> taken) {
    if (asked.isEmpty()) {
      return CompletableFuture.completedFuture(paid(bytes, taken, Optional.empty()));
    }
    CompletionStage<Holding> asking = switch (budgets.hold(asked, NO_MODEL, new Usage(0, 0, bytes))) {
      case Holding now -> CompletableFuture.completedFuture(now);
      case Budgets.Answer.Later(CompletionStage<Holding> later) -> later;
    };
    return asking.thenCompose(holding -> switch (holding) {
      case Holding.Held(Hold hold) ->
        CompletableFuture.completedFuture(paid(bytes, taken, Optional.of(hold)));
      case Holding.Spent spent -> refused(bytes, taken, new Instalment.Spent(Spending.exhausted(spent)));
      case Holding.Unpriced _,Holding.Crowded _,Holding.Unknown _ ->
        refused(bytes, taken, new Instalment.Later(Passage.SOON));
    });
  }

  private Instalment.Paid paid(long bytes, Map<Limit, Granted> taken, Optional<Hold> hold) {
    return new Instalment.Paid(bytes, limiter, taken, hold);
  }

  private CompletionStage<Instalment> refused(long bytes, Map<Limit, Granted> taken, Instalment why) {
    paid(bytes, taken, Optional.empty()).used(0);
    return CompletableFuture.completedFuture(why);
  }
}
