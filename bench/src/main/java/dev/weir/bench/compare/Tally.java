package dev.weir.bench.compare;

import java.util.Map;
import java.util.TreeMap;

/** What the client saw between two moments. Belongs to the client's loop alone. */
final class Tally {
  final Histogram latencies = new Histogram();
  final Map<String, Integer> faults = new TreeMap<>();

  void answered(long nanos) {
    latencies.record(nanos);
  }

  void failed(String why) {
    faults.merge(why, 1, Integer::sum);
  }
}
