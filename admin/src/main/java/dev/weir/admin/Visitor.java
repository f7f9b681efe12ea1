package dev.weir.admin;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request means this server by the name in its Host field. A web page that points a name of its own at
 * this address (DNS rebinding) sends that name, so that addresses, {@code localhost} and the name that the configuration
 * gives this port are all that pass.
 */
record Visitor(Ip bound, Optional<Host> named) {

  private static final Host LOCALHOST = new Host.Name("localhost");

  /** Returns whether {@code field} is {@code localhost}, or an address that this server is bound to; any port. */
  boolean meansUs(@Nullable String field) {
    if (field == null) {
      return false;
    }
    return Origin.authority(Scheme.HTTP, field).map(Origin::host).filter(this::isOurs).isPresent();
  }

  private boolean isOurs(Host host) {
    if (named.isPresent() && named.get().equals(host)) {
      return true;
    }
    InetAddress own = bound.toInet();
    return switch (host) {
      case Host.Literal literal -> own.isAnyLocalAddress() || literal.ip().equals(bound);
      case Host.Name name -> name.equals(LOCALHOST) && (own.isLoopbackAddress() || own.isAnyLocalAddress());
    };
  }
}
