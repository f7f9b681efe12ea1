package dev.weir.bench.compare;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Those that can be compared, in the order in which they take their turns. */
enum Contender {
  DIRECT, NGINX, HAPROXY, SQUID, WEIR, WEIR_OFF;

  /** Returns the name by which the command line knows it. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Proxy start(Site site, List<String> weir) throws IOException, InterruptedException {
    return switch (this) {
      case DIRECT -> new Direct(site);
      case NGINX -> Nginx.start(site);
      case HAPROXY -> Haproxy.start(site);
      case SQUID -> Squid.start(site);
      case WEIR -> Weir.start(site, Weir.Look.EVERYTHING, weir);
      case WEIR_OFF -> Weir.start(site, Weir.Look.NOTHING, weir);
    };
  }
}
