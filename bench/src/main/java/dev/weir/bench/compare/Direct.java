package dev.weir.bench.compare;

import java.util.Optional;

/** No proxy at all: what is left of a latency when nobody adds to it. */
record Direct(Site site) implements Proxy {
  static final String NAME = "no proxy";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Entrance> entrance(Scenario scenario) {
    return scenario == Scenario.PACED
        ? Optional
            .of(Entrance.reverse(site.securePort(), site.secure()).overTls(site.certificates().ca()))
        : Optional.empty();
  }

  @Override
  public CpuClock clock() {
    return CpuClock.STOPPED;
  }

  @Override
  public void close() {
    // There is nothing to end.
  }
}
