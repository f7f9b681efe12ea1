package dev.weir.app.watch;

import dev.weir.admin.Numbers;
import dev.weir.wire.WireServer;
import dev.weir.wire.back.Berths;
import dev.weir.wire.guard.Guard;
import dev.weir.wire.guard.Handshakes;
import dev.weir.wire.guard.Shed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** How much clients take of Weir, and Weir of upstreams, for whoever scrapes metrics. */
public final class WireNumbers {

  private WireNumbers() {}

  /** Returns the numbers of {@code wire}. */
  public static List<Numbers> of(WireServer wire) {
    return Stream.of(of(wire.guard()), of(wire.berths()), tls(wire)).flatMap(List::stream).toList();
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

  private static List<Numbers> of(Berths berths) {
    return List.of(
        new Numbers("weir_upstream_connections", "Open connections to upstreams, idle ones too.",
            "destination",
            false, () -> crews(berths, Berths.Crew::open)),
        new Numbers("weir_upstream_waiting", "Calls that wait for a connection.", "destination", false,
            () -> crews(berths, Berths.Crew::waiting)));
  }

  private static Map<String, Long> crews(Berths berths, ToLongFunction<Berths.Crew> part) {
    Map<String, Long> counts = new TreeMap<>();
    berths.crews().forEach((destination, crew) -> counts.put(destination, part.applyAsLong(crew)));
    return counts;
  }

  private static List<Numbers> tls(WireServer wire) {
    Handshakes clients = wire.guard().handshakes();
    Handshakes upstreams = wire.berths().handshakes();
    return List.of(
        new Numbers("weir_tls_handshakes", "TLS handshakes that went well.", "side", true,
            () -> Map.of("client", clients.made(), "upstream", upstreams.made())),
        new Numbers("weir_tls_handshake_failures", "TLS handshakes that failed.", "side", true,
            () -> Map.of("client", clients.failed(), "upstream", upstreams.failed())));
  }

  private static Map<String, Long> turnedAway(Guard guard) {
    Map<String, Long> counts = new TreeMap<>();
    for (Shed why : Shed.values()) {
      counts.put(why.text(), guard.turnedAway(why));
    }
    return counts;
  }
}
