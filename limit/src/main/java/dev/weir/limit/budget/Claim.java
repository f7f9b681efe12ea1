package dev.weir.limit.budget;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What one call may cost under one budget.
 *
 * @param amount what is set aside for it, of what the budget counts
 * @param end when the budget's window ends
 * @param cost what a call takes of the budget by its tokens
 */
record Claim(Budget budget, long amount, Instant end, ToLongFunction<Usage> cost) {

  /** What is set aside for an answer of which the request does not say how long it may be. */
  private static final long USUAL_ANSWER_TOKENS = 4_096;

  /** Returns the claim of {@code talk}; empty where nobody knows what its model costs. */
  static Optional<Claim> of(Budget budget, Talk talk, Instant now) {
    Usage most = new Usage(talk.tokens(), talk.asked().orElse(USUAL_ANSWER_TOKENS));
    Instant end = budget.ends(now);
    return cost(budget, talk.model()).map(cost -> new Claim(budget, cost.applyAsLong(most), end, cost));
  }

  /** A request is one request whatever it says. */
  private static Optional<ToLongFunction<Usage>> cost(Budget budget, String model) {
    return switch (budget.measure()) {
      case TOKENS -> Optional.of(Usage::total);
      case REQUESTS -> Optional.of(_ -> 1);
      case USD -> budget.prices().of(model).map(price -> price::of);
    };
  }

  /** Returns what the counter of {@code budget} is called now: a digest, which tells neither who calls nor where to. */
  static byte[] counter(Budget budget, Instant now) {
    String name = String.join("\0", budget.by().name(), budget.key(), budget.measure().name(),
        budget.window().name(), budget.window().begin(now, budget.zone()).toString());
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
