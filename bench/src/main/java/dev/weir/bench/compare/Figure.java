package dev.weir.bench.compare;

import java.util.Locale;
import java.util.Optional;

/** What can be told of a result, and how it is written. */
enum Figure {
  CPU("CPU us", 1), RATE("requests/s", 0), P50("p50 us", 0), P99("p99 us", 0),
  /** Over going to the upstream directly. */
  ADDED_P50("added p50 us", 0),
  /** Over going to the upstream directly. */
  ADDED_P99("added p99 us", 0), MEMORY("memory MB", 1);

  private static final double MB = 1_000_000;

  final String title;
  private final int decimals;

  Figure(String title, int decimals) {
    this.title = title;
    this.decimals = decimals;
  }

  /** Returns the figure, or empty where {@code result} does not have it. */
  Optional<Double> of(Result result) {
    Round median = result.median();
    return switch (this) {
      case CPU -> Optional.of(median.cpu() / result.scenario().unitsPerRequest());
      case RATE -> Optional.of(median.rate());
      case P50 -> Optional.of(median.p50());
      case P99 -> Optional.of(median.p99());
      case ADDED_P50 -> result.added().map(Round::p50);
      case ADDED_P99 -> result.added().map(Round::p99);
      case MEMORY -> Optional.of(median.memory() / MB);
    };
  }

  String heading(Scenario scenario) {
    return this == CPU ? title + "/" + scenario.unit() : title;
  }

  /** Returns the figure as a table has it; blank where there is none. */
  String cell(Result result) {
    return of(result).map(figure -> String.format(Locale.ROOT, "%." + decimals + "f", figure)).orElse("");
  }
}
