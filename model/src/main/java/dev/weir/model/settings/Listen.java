package dev.weir.model.settings;

import dev.weir.model.net.Ip;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where Weir listens. Port 0 lets the system choose.
 *
 * @param callers ports of the forward proxy that are one caller's alone, by its name: for programs that can show nothing
 * @param tls of gateway and proxies; empty where clients speak to them in the plain
 */
public record Listen(Socket gateway, Socket proxy, Socket admin, Map<String, Socket> callers,
    Optional<EntranceTls> tls) {

  /** Whoever listens twice does so in the same order: hot restarts go by it. */
  public Listen {
    callers = Collections.unmodifiableSortedMap(new TreeMap<>(callers));
  }

  /** Ports in the plain. */
  public Listen(Socket gateway, Socket proxy, Socket admin) {
    this(gateway, proxy, admin, Map.of(), Optional.empty());
  }

  /** Returns whether {@code port} is one of these, whichever the address. */
  public boolean hasPort(int port) {
    return Stream.concat(Stream.of(gateway, proxy, admin), callers.values().stream())
        .anyMatch(socket -> socket.port() == port);
  }

  /** Returns whether clients are asked for a certificate. */
  public boolean asksForCertificates() {
    return tls.flatMap(EntranceTls::clientAuthorities).isPresent();
  }

  /** One address and port. */
  public record Socket(Ip ip, int port) {
    @Override
    public String toString() {
      return (ip.v4() ? ip.toString() : "[" + ip + "]") + ":" + port;
    }
  }
}
