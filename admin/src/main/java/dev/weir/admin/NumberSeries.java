package dev.weir.admin;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** Other rooms' numbers as Prometheus knows them. */
record NumberSeries(List<Numbers> all) implements MultiCollector {

  NumberSeries {
    all = List.copyOf(all);
  }

  @Override
  public MetricSnapshots collect() {
    return new MetricSnapshots(all.stream().map(NumberSeries::snapshot).toList());
  }

  private static MetricSnapshot snapshot(Numbers numbers) {
    return numbers.grows() ? counter(numbers) : gauge(numbers);
  }

  private static MetricSnapshot counter(Numbers numbers) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(numbers.name()).help(numbers.help());
    numbers.values().get().forEach((label, value) -> counter.dataPoint(CounterDataPointSnapshot.builder()
        .labels(Labels.of(numbers.label(), label)).value(value.doubleValue()).build()));
    return counter.build();
  }

  private static MetricSnapshot gauge(Numbers numbers) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(numbers.name()).help(numbers.help());
    numbers.values().get().forEach((label, value) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
        .labels(Labels.of(numbers.label(), label)).value(value.doubleValue()).build()));
    return gauge.build();
  }
}
