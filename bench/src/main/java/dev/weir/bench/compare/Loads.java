package dev.weir.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Makes the load of each scenario. */
final class Loads implements AutoCloseable {
  private static final int KIB = 1024;

  private final Options.Effort effort;
  private final String body;
  private final LoadClient client;
  private final H2Load h2load;

  /** A load, ready to be put on one proxy. */
  @FunctionalInterface
  interface Drive {
    Round over(Duration time) throws Exception;
  }

  /** @param body the name of what is sent where 2 KB are */
  Loads(Options.Effort effort, String body, Path folder) {
    this.effort = effort;
    this.body = body;
    this.client = new LoadClient(effort.connections());
    this.h2load = new H2Load(folder, effort.connections());
  }

  Drive of(Scenario scenario, Entrance entrance, CpuClock proxy) throws IOException {
    byte[] sent = body(scenario, body);
    Script script = Script.of(scenario, entrance, sent);
    return switch (scenario.manner) {
      case CLOSED -> time -> client.drive(script, Pace.closedLoop(), () -> Thread.sleep(time), proxy);
      case PACED ->
        time -> client.drive(script, new FixedRate(effort.rate()), () -> Thread.sleep(time), proxy);
      case IDLE -> time -> client.hold(script, effort.tunnels(), time, proxy);
      case H2 -> time -> h2load.drive(scenario, entrance, sent, time, proxy);
    };
  }

  /** Returns what {@code scenario} sends: where that is 2 KB, those of the name {@code body}. */
  static byte[] body(Scenario scenario, String body) throws IOException {
    if (scenario == Scenario.TUNNEL) {
      return new byte[scenario.bodyKib * KIB];
    }
    if (scenario.bodyKib == 0) {
      return new byte[0];
    }
    try (InputStream in = Loads.class.getResourceAsStream(body + ".json")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
