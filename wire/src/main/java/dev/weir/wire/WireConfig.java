package dev.weir.wire;

import dev.weir.model.settings.Limits.Crowd;
import dev.weir.model.settings.Limits.Upstreams;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Settings;
import dev.weir.wire.http.Limits;
import java.util.Optional;

/**
 * What the wire needs to know.
 *
 * @param listen where to listen; the port of the admin API is not the wire's
 * @param loops how many event loops; one for each core is usual
 * @param memoryBytes how much the bodies in flight may hold; empty derives it from Java's heap
 */
public record WireConfig(Listen listen, int loops, Limits limits, Crowd crowd, Upstreams upstreams,
    Optional<Long> memoryBytes) {

  public WireConfig {
    if (loops < 1) {
      throw new IllegalArgumentException("at least one loop");
    }
  }

  /** Makes a configuration with the usual crowd. */
  public WireConfig(Listen listen, int loops, Limits limits) {
    this(listen, loops, limits, Crowd.USUAL, Upstreams.USUAL, Optional.empty());
  }

  /** Returns the configuration that {@code settings} ask for, with a loop for each core. */
  public static WireConfig of(Settings settings) {
    return new WireConfig(settings.listen(), Runtime.getRuntime().availableProcessors(),
        Limits.of(settings.limits()), settings.limits().crowd(), settings.limits().upstreams(),
        settings.limits().memoryBytes());
  }
}
