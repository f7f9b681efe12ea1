package dev.weir.admin;

import dev.weir.admin.CallMetrics.Traffic;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** The counters of {@link CallMetrics} as Prometheus knows them; times in seconds, sizes in bytes. */
record CallSeries(CallMetrics metrics) implements MultiCollector {

  @Override
  public MetricSnapshots collect() {
    Map<String, Traffic> traffic = metrics.traffic().cells();
    return MetricSnapshots.of(
        counter("weir_calls", "Calls by what was decided.", metrics.calls().cells(),
            v -> Labels.of("destination", v.destination(), "decision", v.decision(), "rule", v.rule(),
                "status",
                v.status())),
        counter("weir_caller_calls", "Calls by who called.", metrics.callers().cells(),
            a -> Labels.of("caller", a.caller(), "decision", a.decision())),
        counter("weir_findings", "Findings in requests.", metrics.findings().cells(),
            f -> Labels.of("destination", f.destination(), "kind", f.kind())),
        ofTraffic("weir_sent_bytes", "Bytes to upstreams.", traffic, t -> t.sent),
        ofTraffic("weir_received_bytes", "Bytes from upstreams.", traffic, t -> t.received),
        ofTraffic("weir_faults", "Calls that failed on the way.", traffic, t -> t.faults),
        durations(traffic), recording(metrics.recording()));
  }

  private static <L> CounterSnapshot counter(String name, String help, Map<L, LongAdder> cells,
      Function<L, Labels> labels) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
    cells.forEach((key, count) -> counter.dataPoint(
        CounterDataPointSnapshot.builder().labels(labels.apply(key)).value(count.doubleValue()).build()));
    return counter.build();
  }

  private static CounterSnapshot ofTraffic(String name, String help, Map<String, Traffic> traffic,
      Function<Traffic, LongAdder> part) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
    traffic.forEach((destination, t) -> counter.dataPoint(CounterDataPointSnapshot.builder()
        .labels(Labels.of("destination", destination)).value(part.apply(t).doubleValue()).build()));
    return counter.build();
  }

  private static HistogramSnapshot durations(Map<String, Traffic> traffic) {
    HistogramSnapshot.Builder histogram = HistogramSnapshot.builder().name("weir_call_duration_seconds")
        .help("From a call's head to its end.");
    traffic.forEach((destination, t) -> histogram.dataPoint(HistogramDataPointSnapshot.builder()
        .labels(Labels.of("destination", destination)).classicHistogramBuckets(buckets(t.durations))
        .sum(t.durations.sumInSeconds()).build()));
    return histogram.build();
  }

  private static HistogramSnapshot recording(Durations waited) {
    return HistogramSnapshot.builder().name("weir_audit_wait_seconds")
        .help("What a call waits for its intent to be durable.")
        .dataPoint(HistogramDataPointSnapshot.builder().classicHistogramBuckets(buckets(waited))
            .sum(waited.sumInSeconds()).build())
        .build();
  }

  private static ClassicHistogramBuckets buckets(Durations durations) {
    return ClassicHistogramBuckets.of(Durations.boundsInSeconds(), durations.counts());
  }
}
