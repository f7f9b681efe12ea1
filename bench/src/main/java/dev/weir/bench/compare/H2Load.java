package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Drives HTTP/2 with prior knowledge by h2load, in a closed loop.
 *
 * @param folder for its log and the body that it sends
 * @param inFlight how many requests wait for their answers at a time, {@value #STREAMS} to a connection
 */
record H2Load(Path folder, int inFlight) {
  private static final int STREAMS = 8;

  /** Drives one proxy for {@code time} and returns what was seen of it. */
  Round drive(Scenario scenario, Entrance entrance, byte[] body, Duration time, CpuClock proxy)
      throws IOException, InterruptedException {
    Path log = folder.resolve("h2load.log");
    List<String> command = command(scenario, entrance, body, time, log);
    Files.deleteIfExists(log);
    try {
      long cpu = proxy.micros();
      Command.run(folder, command);
      long used = proxy.micros() - cpu;
      H2Log seen = H2Log.read(log);
      return Round.of(seen.tally(), seen.nanos(), used, proxy.memory());
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private List<String> command(Scenario scenario, Entrance entrance, byte[] body, Duration time, Path log)
      throws IOException {
    int connections = Math.max(1, inFlight / STREAMS);
    List<String> command = new ArrayList<>(List.of("h2load", "--threads=1", "--clients=" + connections,
        "--max-concurrent-streams=" + Math.min(STREAMS, inFlight), "--duration=" + time.toSeconds(),
        "--log-file=" + log, "--connect-to=127.0.0.1:" + entrance.port(),
        "--header=accept: application/json"));
    entrance.credentials().forEach(credential -> command.add("--header=" + credential));
    if (body.length > 0) {
      command.add("--data=" + Files.write(folder.resolve("h2load.body"), body));
      command.add("--header=content-type: application/json");
    }
    command.add("http://" + entrance.authority() + entrance.prefix() + scenario.path);
    return command;
  }
}
