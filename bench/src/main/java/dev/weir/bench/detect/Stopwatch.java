package dev.weir.bench.detect;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Times a task by the CPU time of the thread that does it, so that a busy machine tells much the same as an idle one. */
final class Stopwatch {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  /** So long is a round, which is read off the clock twice: 2 ms. */
  private static final long ROUND_NANOS = 2_000_000;
  private static final double RARE = 0.99;

  private final long nanos;

  /** @param cpu how long a task is repeated to be timed, and before that to be compiled */
  Stopwatch(Duration cpu) {
    nanos = cpu.toNanos();
  }

  /** Returns the nanoseconds that the task takes once, in the best round. */
  double best(Runnable task) {
    long once = warm(task);
    int times = (int) Math.max(1, ROUND_NANOS / Math.max(1, once));
    long best = Long.MAX_VALUE;
    for (long end = now() + nanos; best == Long.MAX_VALUE || now() < end;) {
      long start = now();
      for (int i = 0; i < times; i++) {
        task.run();
      }
      best = Math.min(best, now() - start);
    }
    return (double) best / times;
  }

  /** Returns the nanoseconds that 99 of 100 runs do not exceed. */
  long rare(Runnable task) {
    warm(task);
    List<Long> runs = new ArrayList<>();
    for (long end = now() + nanos; now() < end;) {
      long start = now();
      task.run();
      runs.add(now() - start);
    }
    runs.sort(null);
    return runs.get((int) (RARE * (runs.size() - 1)));
  }

  /** Returns how often in a second {@code threads} do the task together, by the clock on the wall. */
  double together(Runnable task, int threads) throws InterruptedException, ExecutionException {
    warm(task);
    Callable<Double> one = () -> {
      long start = System.nanoTime();
      long runs = 0;
      while (System.nanoTime() - start < nanos) {
        task.run();
        runs++;
      }
      return runs * 1e9 / (System.nanoTime() - start);
    };
    double sum = 0;
    try (ExecutorService all = Executors.newFixedThreadPool(threads)) {
      for (Future<Double> each : all.invokeAll(IntStream.range(0, threads).mapToObj(_ -> one).toList())) {
        sum += each.get();
      }
    }
    return sum;
  }

  /** Repeats the task until it is compiled; returns the nanoseconds of the last time. */
  private long warm(Runnable task) {
    long last = 0;
    for (long end = now() + nanos; last == 0 || now() < end;) {
      long start = now();
      task.run();
      last = Math.max(1, now() - start);
    }
    return last;
  }

  private static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
