package dev.weir.limit.budget;

import dev.weir.model.Obligation.Budget;
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
 * @param cost what a call takes of the budget by what it was
 */
record Claim(Budget budget, long amount, Instant end, ToLongFunction<Usage> cost) {

  /** Returns the claim of a call that may cost {@code most}; empty where nobody knows what its model costs. */
  static Optional<Claim> of(Budget budget, String model, Usage most, Instant now) {
    Instant end = budget.ends(now);
    return budget.cost(model).map(cost -> new Claim(budget, cost.applyAsLong(most), end, cost));
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
