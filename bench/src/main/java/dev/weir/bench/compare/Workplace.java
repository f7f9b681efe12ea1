package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder, keys and an upstream for one run, with this process on the cores that are its own.
 *
 * @param keep whether the folder stays when the run is over
 */
record Workplace(Path folder, Upstream upstream, Site site, boolean keep) implements AutoCloseable {

  static Workplace open(Cores cores, boolean keep) throws Exception {
    cores.settle();
    Path folder = Files.createTempDirectory("weir-bench");
    // Proxies that give up root's rights must still reach their own folders below.
    folder.toFile().setExecutable(true, false);
    Certificates certificates = Certificates.make(folder);
    Upstream upstream = new Upstream(certificates);
    Site site = new Site(folder, cores, certificates, upstream.plainPort(), upstream.securePort());
    return new Workplace(folder, upstream, site, keep);
  }

  @Override
  public void close() throws IOException {
    upstream.close();
    if (keep) {
      Console.say("logs and configurations are in " + folder);
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
