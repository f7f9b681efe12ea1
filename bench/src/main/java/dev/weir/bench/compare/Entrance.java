package dev.weir.bench.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the client gets to the upstream through one proxy, which listens on loopback.
 *
 * @param authority the upstream as the request names it: {@code host:port}
 * @param prefix what comes before the path, as {@code /<destination>} does on Weir's gateway
 * @param credentials header lines by which the proxy knows its caller, each without its line end
 * @param ca who signed what is shown to the client; empty where the client speaks plain HTTP
 */
record Entrance(int port, Via via, String authority, String prefix, List<String> credentials,
    Optional<Path> ca) {

  Entrance {
    credentials = List.copyOf(credentials);
  }

  /** What the request line names. */
  enum Via {
    /** A path: the proxy stands where the upstream would. */
    PATH,
    /** A whole URL. */
    URL,
    /** CONNECT to the authority, then a path inside. */
    CONNECT
  }

  static Entrance reverse(int port, String authority) {
    return new Entrance(port, Via.PATH, authority, "", List.of(), Optional.empty());
  }

  static Entrance forward(int port, String authority) {
    return new Entrance(port, Via.URL, authority, "", List.of(), Optional.empty());
  }

  static Entrance connect(int port, String authority, Path ca) {
    return new Entrance(port, Via.CONNECT, authority, "", List.of(), Optional.of(ca));
  }

  Entrance overTls(Path authorities) {
    return new Entrance(port, via, authority, prefix, credentials, Optional.of(authorities));
  }

  Entrance under(String destination) {
    return new Entrance(port, via, authority, destination, credentials, ca);
  }

  Entrance showing(String credential) {
    return new Entrance(port, via, authority, prefix, List.of(credential), ca);
  }

  /** Returns the upstream's name without its port: what SNI says. */
  String host() {
    return authority.substring(0, authority.indexOf(':'));
  }
}
