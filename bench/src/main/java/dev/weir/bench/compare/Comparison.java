package dev.weir.bench.compare;

import static dev.weir.bench.compare.Figure.ADDED_P50;
import static dev.weir.bench.compare.Figure.ADDED_P99;
import static dev.weir.bench.compare.Figure.CPU;
import static dev.weir.bench.compare.Figure.MEMORY;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one proxy showed, over what another showed in the same run.
 *
 * @param over empty text where the figure is told by itself
 * @param atMost what Weir promises; empty text where it promises nothing
 */
record Comparison(Scenario scenario, Figure figure, String of, String over, String atMost) {
  private static final String WEIR = Weir.Look.EVERYTHING.title;
  private static final String WEIR_OFF = Weir.Look.NOTHING.title;
  private static final String ITSELF = "";
  private static final String NOTHING = "";

  static final List<Comparison> TOLD = List.of(
      new Comparison(Scenario.GET, CPU, WEIR, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.GET, CPU, WEIR_OFF, Haproxy.NAME, "1.0"),
      new Comparison(Scenario.POST, CPU, WEIR, Haproxy.NAME, "1.4"),
      new Comparison(Scenario.POST, CPU, WEIR_OFF, Haproxy.NAME, "1.0"),
      new Comparison(Scenario.POST, MEMORY, WEIR, ITSELF, "200"),
      new Comparison(Scenario.INTERCEPT, CPU, WEIR, Squid.NAME, "0.35"),
      new Comparison(Scenario.INTERCEPT, CPU, WEIR, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.INTERCEPT, MEMORY, WEIR, ITSELF, "200"),
      new Comparison(Scenario.HANDSHAKE, CPU, WEIR, Squid.NAME, NOTHING),
      new Comparison(Scenario.HANDSHAKE, CPU, WEIR, Haproxy.NAME, "0.85"),
      new Comparison(Scenario.TUNNEL, CPU, WEIR, Squid.NAME, "0.8"),
      new Comparison(Scenario.STREAM, CPU, WEIR, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.STREAM, CPU, WEIR_OFF, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.PACED, ADDED_P50, WEIR, Haproxy.NAME, "1.2"),
      new Comparison(Scenario.PACED, ADDED_P99, WEIR, Haproxy.NAME, "1.5"),
      new Comparison(Scenario.PACED, ADDED_P50, WEIR_OFF, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.PACED, ADDED_P99, WEIR_OFF, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.IDLE, MEMORY, WEIR, ITSELF, "1000"),
      new Comparison(Scenario.IDLE, MEMORY, WEIR, Squid.NAME, NOTHING),
      new Comparison(Scenario.H2_GET, CPU, WEIR, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.H2_GET, CPU, WEIR_OFF, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.H2_POST, CPU, WEIR, Haproxy.NAME, NOTHING),
      new Comparison(Scenario.H2_POST, CPU, WEIR_OFF, Haproxy.NAME, NOTHING));

  /** Returns this as a row of a table; empty where one never answered, was not measured, or cannot be divided by. */
  Optional<String> row(List<Result> results) {
    if (over.isEmpty()) {
      return find(results, of).map(mine -> row(of, mine));
    }
    Optional<Double> base = find(results, over).filter(theirs -> theirs > 0);
    return find(results, of).flatMap(mine -> base.map(theirs -> row(of + " / " + over, mine / theirs)));
  }

  private String row(String of, double told) {
    return String.format(Locale.ROOT, "| %s | %s | %s | %.2f | %s |", scenario.id(),
        figure.heading(scenario), of, told, atMost);
  }

  private Optional<Double> find(List<Result> results, String proxy) {
    return results.stream().filter(result -> result.scenario() == scenario && result.proxy().equals(proxy))
        .filter(Result::answered).findFirst().flatMap(figure::of);
  }
}
