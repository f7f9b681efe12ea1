package dev.weir.gateway;

import dev.weir.model.Entry;
import dev.weir.model.Principal;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import java.util.Optional;

/**
 * A request as it came, framing checked by the wire, nothing judged yet.
 *
 * @param target the request line's target, raw
 * @param tunnel what the CONNECT around it established; present exactly where {@code entry} is INTERCEPTED
 */
public record Incoming(Entry entry, String method, String target, Headers headers, Ip peer,
    Optional<Tunnel> tunnel) {

  /**
   * An intercepted CONNECT.
   *
   * @param who whom the CONNECT's own credentials proved
   * @param origin what the CONNECT named
   */
  public record Tunnel(Principal who, Origin origin) {}
}
