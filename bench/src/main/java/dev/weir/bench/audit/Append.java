package dev.weir.bench.audit;

import dev.weir.audit.record.ByteSink;
import dev.weir.audit.record.EventEncoder;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what it costs to keep a record. */
@Command(name = "append", mixinStandardHelpOptions = true, sortOptions = false, description = "What it costs to keep a record: the rate, the CPU, the room on disk. Under taskset -c 1 it is the rate of one core.")
final class Append implements Callable<Integer> {

  private static final int PREPARED = 50_000;

  @Option(names = "--records", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
  private long records = 500_000;

  @Option(names = "--folder", paramLabel = "DIR", description = "On whose disk they are kept (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public Integer call() throws Exception {
    List<AuditEvent> events = prepared();
    Path data = Files.createTempDirectory(folder, "weir-append");
    try (Feed feed = Feed.of(data, 1_000)) {
      keep(feed, events, records / 2);
      Meter meter = new Meter();
      long caller = cpu();
      keep(feed, events, records);
      double perAppend = (cpu() - caller) / 1e3 / records;
      double wall = meter.seconds();
      double whole = meter.cpuSeconds();
      Meter.tell("%d records of %.0f bytes: %.0f records/s, %.0f in a second of CPU, all threads together",
          records,
          size(events), records / wall, records / whole);
      Meter.tell("the caller's part of a record: %.2f us of CPU", perAppend);
      long kept = feed.kept();
      Meter.tell("on disk, with tree and head: %.0f bytes a record", (double) Meter.bytes(data) / kept);
    } finally {
      Meter.remove(data);
    }
    return 0;
  }

  private static List<AuditEvent> prepared() {
    Traffic traffic = new Traffic(1);
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < PREPARED; i++) {
      events.add(traffic.decided(CallId.next(Feed.START.toEpochMilli() + i), Feed.START.plusMillis(i)));
    }
    return events;
  }

  private static void keep(Feed feed, List<AuditEvent> events, long count)
      throws InterruptedException, IOException {
    for (long i = 0; i < count; i++) {
      feed.append(events.get((int) (i % PREPARED)));
    }
    feed.settle();
  }

  private static double size(List<AuditEvent> events) {
    ByteSink sink = new ByteSink(1024);
    events.forEach(event -> EventEncoder.encode(event, sink));
    return (double) sink.length() / events.size();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
