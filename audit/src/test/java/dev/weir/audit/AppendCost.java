package dev.weir.audit;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.model.CallId;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Measures what the log costs a proxy with one event loop: so many connections, each with an intent that is waited for, some
 * work, and an outcome that is not. Arguments: folder, connections, microseconds of work a call, seconds. Pin it to one core
 * ({@code taskset -c 1}) and run it once with work and the log, once with the log left out, to see what the log takes.
 */
public final class AppendCost {

  private final SegmentLog log;
  private final long workNanos;
  private final LinkedBlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
  private long sink;
  private long calls;
  private long appendNanos;

  private AppendCost(SegmentLog log, long workNanos) {
    this.log = log;
    this.workNanos = workNanos;
  }

  /** Runs the measurement. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "append-cost");
    int connections = Integer.parseInt(arguments[1]);
    long work = Long.parseLong(arguments[2]) * 1000;
    int seconds = Integer.parseInt(arguments[3]);
    try (SegmentLog log = SegmentLog.open(folder, InstantSource.system(), Logs.KEY)) {
      AppendCost cost = new AppendCost(log, work);
      for (int i = 0; i < connections; i++) {
        cost.loop.add(cost::call);
      }
      cost.run(seconds, "warm-up");
      cost.run(seconds, "measured");
    }
    try (var files = Files.list(folder.resolve("audit"))) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      System.out.println("bytes on disk " + bytes);
    }
  }

  private void run(int seconds, String name) throws InterruptedException {
    calls = 0;
    appendNanos = 0;
    OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = os.getProcessCpuTime();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      loop.take().run();
    }
    double took = System.nanoTime() - start;
    System.out.printf("%s: %.0f calls/s, CPU %.1f us a call, two appends %.2f%n", name, calls / took * 1e9,
        (os.getProcessCpuTime() - cpu) / 1e3 / calls, appendNanos / 1e3 / calls);
  }

  private void call() {
    spin(workNanos / 2);
    CallId id = CallId.next(System.currentTimeMillis());
    var intent = Events.intent(id, Instant.now());
    long start = System.nanoTime();
    CompletionStage<?> kept = log.append(intent);
    appendNanos += System.nanoTime() - start;
    kept.whenComplete((receipt, failure) -> loop.add(() -> answered(id)));
  }

  private void answered(CallId id) {
    spin(workNanos / 2);
    var outcome = Events.outcome(id, Instant.now(), 200);
    long start = System.nanoTime();
    log.append(outcome).exceptionally(failure -> null);
    appendNanos += System.nanoTime() - start;
    calls++;
    loop.add(this::call);
  }

  /** Work that takes no less CPU when another thread takes the core away from it. */
  private void spin(long nanos) {
    long hash = sink;
    for (long i = 0; i < nanos; i++) {
      hash = hash * 31 + i;
    }
    sink = hash;
  }
}
