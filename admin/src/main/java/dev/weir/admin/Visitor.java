package dev.weir.admin;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request means this server by the name in its Host field. A web page that points a name of its own at
 * this address (DNS rebinding) sends that name, so that addresses and {@code localhost} are all that pass.
 */
record Visitor(Ip bound) {

  private static final Host LOCALHOST = new Host.Name("localhost");

  /** Returns whether {@code field} is {@code localhost}, or an address that this server is bound to; any port. */
  boolean meansUs(@Nullable String field) {
    if (field == null) {
      return false;
    }
    return Origin.authority(Scheme.HTTP, field).map(Origin::host).filter(this::isOurs).isPresent();
  }

  private boolean isOurs(Host host) {
    InetAddress own = bound.toInet();
    return switch (host) {
      case Host.Literal literal -> own.isAnyLocalAddress() || literal.ip().equals(bound);
      case Host.Name name -> name.equals(LOCALHOST) && (own.isLoopbackAddress() || own.isAnyLocalAddress());
    };
  }
}
