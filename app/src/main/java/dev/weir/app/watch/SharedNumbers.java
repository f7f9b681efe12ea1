package dev.weir.app.watch;

import dev.weir.admin.Numbers;
import dev.weir.audit.index.shared.Shipping;
import dev.weir.limit.budget.SharedBudgets;
import dev.weir.limit.shared.SharedLimiter;
import dev.weir.limit.shared.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How Weir fares with what it shares with others, for whoever scrapes metrics. */
public final class SharedNumbers {

  private SharedNumbers() {}

  /** Returns the numbers of what there is of these. */
  public static List<Numbers> of(Optional<SharedLimiter> rates, Optional<SharedBudgets> budgets,
      Optional<Shipping> shipping) {
    Map<String, BooleanSupplier> stores = new TreeMap<>();
    rates.ifPresent(shared -> stores.put("redis", shared::up));
    budgets.ifPresent(shared -> stores.put("postgres", shared::up));
    return Stream.of(stores.isEmpty() ? List.<Numbers>of() : List.of(up(stores)),
        rates.map(SharedNumbers::of).orElse(List.of()), budgets.map(SharedNumbers::of).orElse(List.of()),
        shipping.map(SharedNumbers::of).orElse(List.of()))
        .flatMap(List::stream).toList();
  }

  private static Numbers up(Map<String, BooleanSupplier> stores) {
    return new Numbers("weir_shared_up", "Whether what several Weirs share can be asked.", "store", false,
        () -> {
          Map<String, Long> up = new TreeMap<>();
          stores.forEach((store, asked) -> up.put(store, asked.getAsBoolean() ? 1L : 0L));
          return up;
        });
  }

  private static List<Numbers> of(SharedLimiter rates) {
    return List.of(
        new Numbers("weir_shared_rate_calls", "Calls under shared rates, by their answer.", "how", true,
            () -> answered(rates.tally().counts())),
        new Numbers("weir_shared_rate_draws", "Questions to the store of shared rates.", "outcome", true,
            () -> draws(rates.tally().counts())),
        new Numbers("weir_shared_rate_unsettled",
            "Calls that have ended and whose bytes are not counted yet.",
            "store", false, () -> Map.of("redis", (long) rates.unsettled())));
  }

  private static List<Numbers> of(SharedBudgets budgets) {
    return List.of(
        new Numbers("weir_shared_budget_calls", "Calls under shared budgets, by their answer.", "how", true,
            () -> answered(budgets.counts())),
        new Numbers("weir_shared_budget_unsettled", "Calls that have ended and are not settled yet.", "store",
            false,
            () -> Map.of("postgres", budgets.counts().unsettled())));
  }

  private static List<Numbers> of(Shipping shipping) {
    return List.of(
        new Numbers("weir_audit_shipped", "Records of the audit log that are shipped; 0 until that is known.",
            "store",
            false, () -> Map.of("postgres", shipping.shipped())));
  }

  private static Map<String, Long> answered(SharedBudgets.Counts counts) {
    return Map.of("held", counts.held(), "spent", counts.refused(), "away", counts.away());
  }

  private static Map<String, Long> answered(Tally.Counts counts) {
    return Map.of("lease", counts.lent(), "asked", counts.waited(), "empty", counts.refused(), "away",
        counts.away());
  }

  private static Map<String, Long> draws(Tally.Counts counts) {
    return Map.of("answered", counts.draws() - counts.failures(), "failed", counts.failures());
  }
}
