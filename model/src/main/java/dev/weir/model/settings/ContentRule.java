package dev.weir.model.settings;

import java.util.List;

/**
 * How closely a destination's requests are looked at.
 *
 * @param inspect whether bodies are read at all; false streams them through and says {@code Weir-Inspected: none}
 * @param intercept whether the proxy opens TLS; false tunnels
 * @param allowOpaque whether a body that could not wholly be looked at may pass
 * @param maxBytes the largest body or message that is read, as it comes and decoded
 * @param upgrades which protocols a connection may switch to, in lower case
 * @param raw whether a tunnel may carry something other than TLS for its host
 */
public record ContentRule(boolean inspect, boolean intercept, boolean allowOpaque, long maxBytes,
    List<String> upgrades, boolean raw) {
  public static final ContentRule USUAL = new ContentRule(true, true, false, 10L << 20, List.of("websocket"),
      false);

  public ContentRule {
    upgrades = List.copyOf(upgrades);
  }
}
