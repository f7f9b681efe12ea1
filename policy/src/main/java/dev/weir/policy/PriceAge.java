package dev.weir.policy;

import dev.weir.model.InForce;
import dev.weir.model.talk.Prices;
import dev.weir.policy.rule.Rulebook;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How old the prices are by which budgets count dollars. What a provider has changed since is counted wrong, and nothing else
 * would tell.
 *
 * @param asOf the day on which they were last compared with what providers ask
 * @param days how long that is ago
 */
public record PriceAge(LocalDate asOf, long days) {

  /** The large providers bring out models, and change what the others cost, about once in a quarter. */
  public static final int MOST_DAYS = 90;

  /** Returns how old they are on {@code today}; empty where no policy counts dollars. */
  public static Optional<PriceAge> of(InForce inForce, LocalDate today) {
    return inForce.policy() instanceof Rulebook book
        ? book.pricing().flatMap(Prices::asOf)
            .map(day -> new PriceAge(day, ChronoUnit.DAYS.between(day, today)))
        : Optional.empty();
  }

  /** Returns whether they want a look. */
  public boolean isOld() {
    return days > MOST_DAYS;
  }

  /** Returns what they are, in words. */
  public String words() {
    return "budgets in dollars count by prices of " + asOf + (isOld() ? ", " + days + " days ago" : "")
        + ", and deny a model without one";
  }

  /** Returns what to do about old ones. */
  public String mend() {
    return "compare them with the providers', write what has changed under prices, and the day as prices_as_of";
  }
}
