package dev.weir.bench.compare;

import java.io.IOException;
import java.util.Optional;

/** A proxy that stands where the upstream would, with a port for each way in and out. */
record ReverseProxy(String name, Daemon daemon, Site site, Ports ports) implements Proxy {

  /**
   * Where it listens.
   *
   * @param plain plain HTTP on both sides
   * @param toTls plain HTTP in, TLS to the upstream
   * @param tls TLS on both sides
   * @param h2 HTTP/2 without TLS in, TLS to the upstream
   */
  record Ports(int plain, int toTls, int tls, int h2) {
    static Ports free() throws IOException {
      return new Ports(Daemon.freePort(), Daemon.freePort(), Daemon.freePort(), Daemon.freePort());
    }
  }

  @Override
  public Optional<Entrance> entrance(Scenario scenario) {
    return switch (scenario) {
      case GET -> Optional.of(Entrance.reverse(ports.plain, site.plain()));
      case POST, STREAM, PACED -> Optional.of(Entrance.reverse(ports.toTls, site.secure()));
      case H2_GET, H2_POST -> Optional.of(Entrance.reverse(ports.h2, site.secure()));
      case INTERCEPT, HANDSHAKE ->
        Optional.of(Entrance.reverse(ports.tls, site.secure()).overTls(site.certificates().ca()));
      case TUNNEL, IDLE -> Optional.empty();
    };
  }

  @Override
  public CpuClock clock() {
    return daemon.clock();
  }

  @Override
  public void close() {
    daemon.close();
  }
}
