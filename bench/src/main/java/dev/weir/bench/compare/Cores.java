package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs where. A proxy of one core has the first to itself, and client and upstream, which are this process, the
 * second; proxies of more cores share them with client and upstream.
 *
 * @param proxies how many cores, and so many threads, a proxy has
 */
record Cores(int proxies) {

  /** Returns {@code command} as one that stays on the proxies' cores, with all that it starts. */
  List<String> hold(List<String> command) {
    List<String> held = new ArrayList<>(List.of("taskset", "-c", "0-" + (proxies - 1)));
    held.addAll(command);
    return held;
  }

  /** Moves this process, and what it starts from now on, to where the client and the upstream belong. */
  void settle() throws IOException, InterruptedException {
    String own = proxies == 1 ? "1" : "0-" + (proxies - 1);
    Command.run(Path.of("."),
        List.of("taskset", "-a", "-p", "-c", own, Long.toString(ProcessHandle.current().pid())));
  }

  /** Returns the sentence of the report. */
  String told() {
    return proxies == 1
        ? "The proxy has the first core to itself; client and upstream share the second."
        : "The proxy has " + proxies
            + " cores and as many threads; **client and upstream run beside it on the "
            + "same cores**, so that requests/s and latency are theirs as well.";
  }
}
