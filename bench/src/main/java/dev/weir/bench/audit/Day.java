package dev.weir.bench.audit;

import dev.weir.audit.retain.Retention;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.verify.Trust;
import dev.weir.audit.verify.Verify;
import dev.weir.audit.verify.VerifyReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes as many records as come in a day, as fast as they can be written, by a clock that goes along. */
@Command(name = "day", mixinStandardHelpOptions = true, sortOptions = false, description = "A day's worth of records as fast as they can be written, by a clock that goes along, with retention: whether rate and memory stay the same. Ends with 1 where the log is not intact.")
final class Day implements Callable<Integer> {

  private static final long SECONDS = Duration.ofDays(1).toSeconds();

  @Option(names = "--per-second", paramLabel = "N", description = "Records in a second of the log's time (default: ${DEFAULT-VALUE}).")
  private long perSecond = 1_000;

  @Option(names = "--parts", paramLabel = "N", description = "In how many parts it is told (default: ${DEFAULT-VALUE}).")
  private int parts = 24;

  @Option(names = "--of", paramLabel = "N", description = "How many of these parts are written (default: all).")
  private int of = Integer.MAX_VALUE;

  @Option(names = "--keep", paramLabel = "HOURS", description = "How long a record is kept in the log's time (default: ${DEFAULT-VALUE}).")
  private int keep = 3;

  @Option(names = "--folder", paramLabel = "DIR", description = "On whose disk they are kept (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory(folder, "weir-day");
    try {
      try (Feed feed = Feed.of(data, perSecond)) {
        write(data, feed);
      }
      Verifier verifier = Feed.KEY.verifier();
      VerifyReport report = Verify.verify(data, Trust.in(verifier), Verify.Progress.NONE);
      Meter.tell("records 0 to %d, of which %d are still there: %s", report.next() - 1, report.records(),
          report.intact() ? "intact" : report.damage().toString());
      return report.intact() ? 0 : 1;
    } finally {
      Meter.remove(data);
    }
  }

  private void write(Path data, Feed feed) throws Exception {
    Meter.tell("%12s %10s %12s %10s %10s %10s", "records", "records/s", "in 1 s CPU", "heap MB", "memory MB",
        "disk MB");
    long all = SECONDS * perSecond;
    for (int part = 1; part <= Math.min(parts, of); part++) {
      long before = feed.kept();
      Meter meter = new Meter();
      feed.until(all * part / parts);
      double wall = meter.seconds();
      double cpu = meter.cpuSeconds();
      Retention.drop(data, feed.now().minus(Duration.ofHours(keep)));
      long fresh = feed.kept() - before;
      Meter.tell("%12d %10.0f %12.0f %10.1f %10.1f %10.0f", feed.kept(), fresh / wall, fresh / cpu,
          Meter.heapMb(), Meter.residentMb(), Meter.bytes(data) / 1e6);
    }
  }
}
