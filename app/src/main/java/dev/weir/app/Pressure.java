package dev.weir.app;

import dev.weir.admin.Numbers;
import dev.weir.wire.guard.Guard;
import dev.weir.wire.guard.Shed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much clients take of Weir, for whoever scrapes metrics. */
final class Pressure {

  private Pressure() {}

  static List<Numbers> of(Guard guard) {
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

  private static Map<String, Long> turnedAway(Guard guard) {
    Map<String, Long> counts = new TreeMap<>();
    for (Shed why : Shed.values()) {
      counts.put(why.text(), guard.turnedAway(why));
    }
    return counts;
  }
}
