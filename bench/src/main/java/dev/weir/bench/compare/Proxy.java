package dev.weir.bench.compare;

import java.util.Optional;

/** One of those that are compared: running, and ready to be driven. */
sealed interface Proxy extends AutoCloseable permits Direct, ReverseProxy, Squid, Weir {

  /** Returns the name under which its figures are printed. */
  String name();

  /** Returns the way through it for {@code scenario}, or empty where it takes no part. */
  Optional<Entrance> entrance(Scenario scenario);

  CpuClock clock();

  @Override
  void close();
}
