package dev.weir.bench.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What one round showed of a proxy.
 *
 * @param cpu microseconds of the proxy's CPU for each request
 * @param rate requests a second
 * @param p50 latency in microseconds
 * @param p99 latency in microseconds
 * @param memory the proxy's, in bytes, at the round's end
 * @param faults requests that did not go well, by what was wrong
 */
record Round(double cpu, double rate, double p50, double p99, double memory, Map<String, Integer> faults) {
  private static final double NANOS_PER_MICRO = 1_000;

  Round {
    faults = Map.copyOf(faults);
  }

  static Round of(Tally seen, long nanos, long cpuMicros, long memory) {
    long requests = seen.latencies.count();
    if (requests == 0) {
      seen.failed("no answer in the whole round");
    }
    return new Round(cpuMicros / (double) Math.max(1, requests),
        requests * (double) Duration.ofSeconds(1).toNanos() / Math.max(1, nanos),
        seen.latencies.at(0.5) / NANOS_PER_MICRO, seen.latencies.at(0.99) / NANOS_PER_MICRO, memory,
        seen.faults);
  }

  /** Returns the median of each figure by itself, and the faults of all rounds. */
  static Round median(List<Round> rounds) {
    Map<String, Integer> faults = new TreeMap<>();
    rounds.forEach(round -> round.faults.forEach((why, count) -> faults.merge(why, count, Integer::sum)));
    return new Round(median(rounds, Round::cpu), median(rounds, Round::rate), median(rounds, Round::p50),
        median(rounds, Round::p99), median(rounds, Round::memory), faults);
  }

  /** Returns this round with the latencies that it has over those of {@code direct}. */
  Round over(Round direct) {
    return new Round(cpu, rate, p50 - direct.p50, p99 - direct.p99, memory, faults);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
