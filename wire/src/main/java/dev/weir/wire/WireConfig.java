package dev.weir.wire;

import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.Limits.Crowd;
import dev.weir.model.settings.Limits.Upstreams;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Settings;
import dev.weir.wire.http.Limits;
import java.util.Optional;

/**
 * What the wire needs to know.
 *
 * @param loops how many event loops; one for each core is usual
 * @param memoryBytes how much the bodies in flight may hold; empty derives it from Java's heap
 * @param tls of both ports; empty where clients speak to them in the plain
 */
public record WireConfig(Listen.Socket gateway, Listen.Socket proxy, int loops, Limits limits, Crowd crowd,
    Upstreams upstreams, Optional<Long> memoryBytes, Optional<EntranceTls> tls) {

  public WireConfig {
    if (loops < 1) {
      throw new IllegalArgumentException("at least one loop");
    }
  }

  /** Makes a configuration with the usual crowd. */
  public WireConfig(Listen.Socket gateway, Listen.Socket proxy, int loops, Limits limits) {
    this(gateway, proxy, loops, limits, Crowd.USUAL, Upstreams.USUAL, Optional.empty(), Optional.empty());
  }

  /** Returns the configuration that {@code settings} ask for, with a loop for each core. */
  public static WireConfig of(Settings settings) {
    return new WireConfig(settings.listen().gateway(), settings.listen().proxy(),
        Runtime.getRuntime().availableProcessors(), Limits.of(settings.limits()), settings.limits().crowd(),
        settings.limits().upstreams(), settings.limits().memoryBytes(), settings.listen().tls());
  }
}
