package dev.weir.model.settings;

import dev.weir.model.net.Ip;
import java.util.Optional;

/**
 * Where Weir listens. Port 0 lets the system choose.
 *
 * @param tls of gateway and proxy; empty where clients speak to them in the plain
 */
public record Listen(Socket gateway, Socket proxy, Socket admin, Optional<EntranceTls> tls) {

  /** Ports in the plain. */
  public Listen(Socket gateway, Socket proxy, Socket admin) {
    this(gateway, proxy, admin, Optional.empty());
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
