package dev.weir.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One proxy's CPU over another's in the same run.
 *
 * @param atMost what Weir promises; empty text where it promises nothing
 */
record Ratio(Scenario scenario, String of, String over, String atMost) {
  private static final String WEIR = Weir.Look.EVERYTHING.title;
  private static final String WEIR_OFF = Weir.Look.NOTHING.title;

  static final List<Ratio> TOLD = List.of(
      new Ratio(Scenario.GET, WEIR, Haproxy.NAME, ""),
      new Ratio(Scenario.GET, WEIR_OFF, Haproxy.NAME, "1.15"),
      new Ratio(Scenario.POST, WEIR, Haproxy.NAME, "1.60"),
      new Ratio(Scenario.POST, WEIR_OFF, Haproxy.NAME, "1.15"),
      new Ratio(Scenario.INTERCEPT, WEIR, Squid.NAME, "0.50"),
      new Ratio(Scenario.INTERCEPT, WEIR, Haproxy.NAME, ""),
      new Ratio(Scenario.HANDSHAKE, WEIR, Squid.NAME, ""),
      new Ratio(Scenario.HANDSHAKE, WEIR, Haproxy.NAME, ""),
      new Ratio(Scenario.TUNNEL, WEIR, Squid.NAME, ""));

  /** Returns this ratio as a row of a table, or empty where the run did not measure both. */
  Optional<String> row(List<Result> results) {
    return cpu(results, of).flatMap(mine -> cpu(results, over).map(theirs -> String.format(Locale.ROOT,
        "| %s | %s / %s | %.2f | %s |", scenario.id(), of, over, mine / theirs, atMost)));
  }

  private Optional<Double> cpu(List<Result> results, String proxy) {
    return results.stream().filter(result -> result.scenario() == scenario && result.proxy().equals(proxy))
        .map(Result::cpu).findFirst();
  }
}
