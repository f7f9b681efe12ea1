package dev.weir.bench.compare;

import java.util.List;
import java.util.Locale;

/** What the client does, and what it is counted in. */
enum Scenario {
  GET("GET, plain HTTP on both sides", Manner.CLOSED, Upstream.SMALL, 0), POST(
      "POST 2 KB, plain HTTP in, TLS to the upstream", Manner.CLOSED, Upstream.SMALL,
      2), INTERCEPT("POST 2 KB, TLS on both sides", Manner.CLOSED, Upstream.SMALL, 2), HANDSHAKE(
          "a new TLS connection for each GET, TLS to the upstream", Manner.CLOSED, Upstream.SMALL,
          0), TUNNEL("CONNECT tunnel, 1 MiB each way", Manner.CLOSED, Upstream.LARGE, 1024), STREAM(
              "an answer of 20 server-sent events, plain HTTP in, TLS to the upstream", Manner.CLOSED,
              Upstream.STREAM, 0), PACED("POST 2 KB at a fixed rate, plain HTTP in, TLS to the upstream",
                  Manner.PACED, Upstream.SMALL, 2), IDLE(
                      "intercepted tunnels: CONNECT and the TLS handshake inside, then silence", Manner.IDLE,
                      Upstream.SMALL, 0), H2_GET("GET, HTTP/2 without TLS in, TLS to the upstream", Manner.H2,
                          Upstream.SMALL, 0), H2_POST("POST 2 KB, HTTP/2 without TLS in, TLS to the upstream",
                              Manner.H2, Upstream.SMALL, 2);

  /** How the load is put on. */
  enum Manner {
    /** Each connection asks again as soon as it is answered. */
    CLOSED,
    /** Requests fall due at a fixed rate, whatever became of those before. */
    PACED,
    /** Connections are opened, and stay. */
    IDLE,
    /** By h2load, in a closed loop. */
    H2
  }

  final String title;
  final Manner manner;
  final String path;
  final int bodyKib;

  Scenario(String title, Manner manner, String path, int bodyKib) {
    this.title = title;
    this.manner = manner;
    this.path = path;
    this.bodyKib = bodyKib;
  }

  /** Returns the name by which the command line knows this scenario. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean freshConnections() {
    return this == HANDSHAKE;
  }

  /** Returns whether a proxy does it better after a while; what lies idle only takes room. */
  boolean warms() {
    return manner != Manner.IDLE;
  }

  /** Returns what CPU is given for. */
  String unit() {
    return switch (this) {
      case TUNNEL -> "MiB";
      case STREAM -> "answer";
      case IDLE -> "tunnel";
      default -> "request";
    };
  }

  int unitsPerRequest() {
    return this == TUNNEL ? 2 : 1;
  }

  /** Returns what is told of each proxy. */
  List<Figure> figures() {
    return switch (manner) {
      case CLOSED, H2 -> List.of(Figure.CPU, Figure.RATE, Figure.P50, Figure.P99, Figure.MEMORY);
      case PACED -> List.of(Figure.CPU, Figure.RATE, Figure.P50, Figure.P99, Figure.ADDED_P50,
          Figure.ADDED_P99, Figure.MEMORY);
      case IDLE -> List.of(Figure.CPU, Figure.P50, Figure.P99, Figure.MEMORY);
    };
  }
}
