package dev.weir.app;

import dev.weir.admin.Numbers;
import dev.weir.admin.limits.Gauges.Store;
import dev.weir.app.watch.SharedNumbers;
import dev.weir.audit.index.shared.Shipping;
import dev.weir.audit.tree.LogKey;
import dev.weir.limit.LocalLimiter;
import dev.weir.limit.ReadableLimiter;
import dev.weir.limit.budget.LocalBudgets;
import dev.weir.limit.budget.ReadableBudgets;
import dev.weir.limit.budget.SharedBudgets;
import dev.weir.limit.shared.SharedBulletin;
import dev.weir.limit.shared.SharedLimiter;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.Shared;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultSite;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What several Weirs count and keep together, where the configuration names a Redis or a PostgreSQL.
 *
 * @param rates what counts rates, in Redis
 * @param budgets what counts budgets, in PostgreSQL
 * @param shipping what brings the audit log there
 */
record Sharing(Optional<SharedLimiter> rates, Optional<SharedBudgets> budgets, Optional<Shipping> shipping) {

  /** Opens what {@code settings} name, each as one of {@code parts}. */
  static Sharing open(Settings settings, Vault vault, Clock clock, Parts parts) {
    Optional<SharedLimiter> rates = settings.shared().redis().map(SharedLimiter::open).map(parts::add);
    // Weirs that share a vault learn of revocations there.
    settings.shared().redis().filter(_ -> VaultSite.of(settings).shared().isEmpty()).ifPresent(
        redis -> parts.add(SharedBulletin.open(redis, vault.keys().shared(settings.keys().stale()))));
    Optional<SharedBudgets> budgets = settings.shared().postgres()
        .map(postgres -> SharedBudgets.open(postgres, clock)).map(parts::add);
    Optional<Shipping> shipping = settings.shared().postgres()
        .flatMap(postgres -> postgres.audit().map(keep -> Shipping.start(settings.data(),
            LogKey.of(vault.logSeed()).verifier().name(), postgres, keep, clock)))
        .map(parts::add);
    return new Sharing(rates, budgets, shipping);
  }

  /** Returns what counts rates: all Weirs together, or this one alone. */
  ReadableLimiter limiter() {
    return rates.<ReadableLimiter>map(every -> every).orElseGet(LocalLimiter::new);
  }

  /** Returns what counts budgets: all Weirs together, or this one alone. */
  ReadableBudgets budgets(Settings settings, Clock clock, Parts parts) throws IOException {
    return budgets.isPresent() ? budgets.get() : parts.add(LocalBudgets.open(settings.data(), clock));
  }

  /** Returns whom they ask, and whether they can, for administrators. */
  List<Store> stores(Shared shared) {
    Stream<Store> redis = shared.redis().stream().flatMap(rule -> rates.stream()
        .map(every -> new Store("redis", "rates", every.up(), switch (rule.onFailure()) {
          case CLOSED -> "calls under shared rates are denied";
          case OPEN -> "calls under shared rates are let through";
          case LOCAL_SHARE -> "each Weir keeps calls to its share of the rates";
        })));
    Stream<Store> postgres = budgets.stream()
        .map(every -> new Store("postgres", "budgets", every.up(), "calls under budgets are denied"));
    return Stream.concat(redis, postgres).toList();
  }

  /** Returns what can be measured of them. */
  List<Numbers> numbers() {
    return SharedNumbers.of(rates, budgets, shipping);
  }
}
