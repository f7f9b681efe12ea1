package dev.weir.bench.compare;

import java.util.Locale;

/** What the client does over and over, and what it is counted in. */
enum Scenario {
  GET("GET, plain HTTP on both sides", "request", Upstream.SMALL, 0, 1), POST(
      "POST 2 KB, plain HTTP in, TLS to the upstream", "request", Upstream.SMALL, 2,
      1), INTERCEPT("POST 2 KB, TLS on both sides", "request", Upstream.SMALL, 2, 1), HANDSHAKE(
          "a new TLS connection for each GET, TLS to the upstream", "request", Upstream.SMALL, 0,
          1), TUNNEL("CONNECT tunnel, 1 MiB each way", "MiB", Upstream.LARGE, 1024, 2);

  final String title;
  /** What CPU is given for. */
  final String unit;
  final int unitsPerRequest;
  final String path;
  final int bodyKib;

  Scenario(String title, String unit, String path, int bodyKib, int unitsPerRequest) {
    this.title = title;
    this.unit = unit;
    this.path = path;
    this.bodyKib = bodyKib;
    this.unitsPerRequest = unitsPerRequest;
  }

  /** Returns the name by which the command line knows this scenario. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean freshConnections() {
    return this == HANDSHAKE;
  }
}
