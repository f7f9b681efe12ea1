package dev.weir.gateway;

import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Resilience;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The breaker of each destination that has one; what it knows outlives a change of the configuration. */
final class Breakers {

  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

  /** Asks for a call to the destination of {@code rule} to be let through; empty where it has no breaker. */
  Optional<Breaker.Admission> ask(Optional<DestinationRule> rule) {
    if (rule.isEmpty() || rule.get().resilience().breaker().isEmpty()) {
      return Optional.empty();
    }
    Resilience.Breaker terms = rule.get().resilience().breaker().get();
    Breaker breaker = breakers.computeIfAbsent(rule.get().name(), _ -> new Breaker());
    return Optional.of(breaker.ask(terms, System.nanoTime()));
  }
}
