package dev.weir.wire;

import dev.weir.model.settings.Listen;
import dev.weir.wire.http.Limits;

/**
 * What the wire needs to know.
 *
 * @param loops how many event loops; one for each core is usual
 */
public record WireConfig(Listen.Socket gateway, Listen.Socket proxy, int loops, Limits limits) {

  public WireConfig {
    if (loops < 1) {
      throw new IllegalArgumentException("at least one loop");
    }
  }

  /** Returns the configuration with a loop for each core and the usual limits. */
  public static WireConfig of(Listen listen) {
    return new WireConfig(listen.gateway(), listen.proxy(), Runtime.getRuntime().availableProcessors(),
        Limits.USUAL);
  }
}
