package dev.weir.app;

import dev.weir.admin.Numbers;
import dev.weir.limit.shared.SharedLimiter;
import dev.weir.limit.shared.Tally;
import dev.weir.wire.guard.Guard;
import dev.weir.wire.guard.Shed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How much clients take of Weir, and how it fares with what it shares with others, for whoever scrapes metrics. */
final class Pressure {

  private Pressure() {}

  static List<Numbers> of(Guard guard, Optional<SharedLimiter> rates) {
    return Stream.concat(of(guard).stream(), rates.map(Pressure::of).orElse(List.of()).stream()).toList();
  }

  private static List<Numbers> of(Guard guard) {
    return List.of(
        new Numbers("weir_connections", "Open connections.", "side", false,
            () -> Map.of("client", (long) guard.connections())),
        new Numbers("weir_held_bytes", "Memory that calls in flight hold.", "what", false,
            () -> Map.of("bodies", guard.bodies().held(), "buffers", guard.buffers().held())),
        new Numbers("weir_held_bytes_limit", "Above this, new calls are turned away.", "what", false,
            () -> Map.of("bodies", guard.bodies().most(), "buffers", guard.buffers().most())),
        new Numbers("weir_turned_away", "Turned away before they became calls.", "reason", true,
            () -> turnedAway(guard)));
  }

  private static List<Numbers> of(SharedLimiter rates) {
    return List.of(
        new Numbers("weir_shared_up", "Whether what several Weirs share can be asked.", "store", false,
            () -> Map.of("redis", rates.up() ? 1L : 0L)),
        new Numbers("weir_shared_rate_calls", "Calls under shared rates, by their answer.", "how", true,
            () -> answered(rates.tally().counts())),
        new Numbers("weir_shared_rate_draws", "Questions to the store of shared rates.", "outcome", true,
            () -> draws(rates.tally().counts())));
  }

  private static Map<String, Long> answered(Tally.Counts counts) {
    return Map.of("lease", counts.lent(), "asked", counts.waited(), "empty", counts.refused(), "away",
        counts.away());
  }

  private static Map<String, Long> draws(Tally.Counts counts) {
    return Map.of("answered", counts.draws() - counts.failures(), "failed", counts.failures());
  }

  private static Map<String, Long> turnedAway(Guard guard) {
    Map<String, Long> counts = new TreeMap<>();
    for (Shed why : Shed.values()) {
      counts.put(why.text(), guard.turnedAway(why));
    }
    return counts;
  }
}
