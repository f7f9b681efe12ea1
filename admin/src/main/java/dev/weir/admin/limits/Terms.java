package dev.weir.admin.limits;

import dev.weir.admin.http.Json;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of what there is. */
public sealed interface Terms {

  /** Dollars are kept in billionths. */
  int DOLLAR_DECIMALS = 9;

  /**
   * It fills again by itself.
   *
   * @param amount what flows in over {@code period}
   * @param most how much there is at once
   */
  record Rate(Measure counts, long amount, Duration period, long most) implements Terms {}

  /**
   * It is there again when the next window begins.
   *
   * @param most tokens, requests, bytes, or billionths of a US dollar
   * @param ends when the window of now does
   */
  record Budget(Measure counts, long most, Window window, ZoneId zone, Instant ends) implements Terms {}

  /** So many calls at once. */
  record AtOnce(long most) implements Terms {}

  /** Returns how much there is at the most. */
  long most();

  /** Returns what is counted. */
  default Measure counts() {
    return Measure.REQUESTS;
  }

  /** Returns {@code amount} of what is counted as people write it: money in dollars. */
  default Number amount(long amount) {
    return counts() == Measure.USD ? BigDecimal.valueOf(amount, DOLLAR_DECIMALS) : amount;
  }

  /** Returns them for JSON. */
  default Map<String, @Nullable Object> told() {
    String counts = word(counts());
    return switch (this) {
      case Rate rate -> Json.object("kind", "rate", "counts", counts, "limit", amount(rate.most()), "amount",
          amount(rate.amount()), "seconds", rate.period().toNanos() / 1e9, "window", null, "zone", null,
          "ends", null);
      case Budget budget ->
        Json.object("kind", "budget", "counts", counts, "limit", amount(budget.most()), "amount",
            amount(budget.most()), "seconds", null, "window", word(budget.window()), "zone",
            budget.zone().equals(ZoneOffset.UTC) ? "UTC" : budget.zone().getId(), "ends",
            budget.ends().toString());
      case AtOnce turns -> Json.object("kind", "at_once", "counts", counts, "limit", turns.most(), "amount",
          turns.most(), "seconds", null, "window", null, "zone", null, "ends", null);
    };
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
