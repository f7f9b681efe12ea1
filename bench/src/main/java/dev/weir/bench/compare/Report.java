package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a run as Markdown that reads well on a terminal too. */
record Report(Machine machine, Options options, String commandLine, List<Result> results) {
  private static final int NARROWEST = 10;
  private static final String SECTION = "## ";
  private static final String TITLE = """
      # What a request costs, side by side

      Written by `bench/compare --save`, the newest run first. Where nothing else is said, the proxy has the first core \
      to itself; client and upstream share the second, so requests/s is theirs as much as the proxy's: **what counts is \
      the proxy's CPU**. Each figure is the median of the rounds; memory is PSS at the end of each, with the connections \
      still open (in runs before `memory MB`, right after the last). HAProxy, nginx and Squid look at nothing and log \
      nothing.

      `paced` is an open loop: latency counts from when a request was due, and *added* is what each round showed over \
      the same round without a proxy. `h2-get` and `h2-post` are driven by h2load, whose log has the time of each \
      request. `idle` opens tunnels through interception and leaves them alone; CPU is that of opening and holding one.

      """;

  Report {
    results = List.copyOf(results);
  }

  String markdown() {
    String scenarios = options.scenarios().stream().map(this::table).collect(Collectors.joining("\n"));
    return machine.markdown(commandLine) + "\n" + setting() + "\n" + scenarios + comparisons();
  }

  boolean faultless() {
    return results.stream().allMatch(result -> result.median().faults().isEmpty());
  }

  /** Puts this run before those that {@code file} has. */
  void save(Path file) throws IOException {
    String old = Files.exists(file) ? Files.readString(file) : TITLE;
    int first = old.indexOf(SECTION);
    String head = first < 0 ? old : old.substring(0, first);
    Files.writeString(file, head + markdown() + (first < 0 ? "" : "\n" + old.substring(first)));
  }

  private String setting() {
    Options.Effort effort = options.effort();
    return String.format(Locale.ROOT,
        "%d connections, %d rounds of %d s after %d s of warming, body: %s (%s). %s%n", effort.connections(),
        effort.rounds(), effort.time().toSeconds(), effort.warm().toSeconds(), options.body(),
        options.body().equals("dense")
            ? "an e-mail address and a phone number to rewrite"
            : "no personal data",
        effort.cores().told());
  }

  private String table(Scenario scenario) {
    List<Figure> figures = scenario.figures();
    return "### " + scenario.id() + ": " + title(scenario) + "\n\n"
        + row("", figures, figure -> figure.heading(scenario), scenario)
        + figures.stream().map(figure -> "-".repeat(width(figure, scenario) + 1) + ":|")
            .collect(Collectors.joining("", "|" + "-".repeat(23) + "|", "\n"))
        + results.stream().filter(result -> result.scenario() == scenario).map(Report::row)
            .collect(Collectors.joining());
  }

  private String title(Scenario scenario) {
    return switch (scenario.manner) {
      case CLOSED, H2 -> scenario.title;
      case PACED -> scenario.title + ", " + options.effort().rate() + "/s";
      case IDLE -> options.effort().tunnels() + " " + scenario.title;
    };
  }

  private static String row(Result result) {
    Scenario scenario = result.scenario();
    String row = row(result.proxy(), scenario.figures(), figure -> figure.cell(result), scenario);
    Map<String, Integer> faults = result.median().faults();
    return faults.isEmpty()
        ? row
        : row + "| ! faults: " + new TreeMap<>(faults) + " " + "|".repeat(scenario.figures().size() + 1)
            + "\n";
  }

  private static String row(String head, List<Figure> figures, Function<Figure, String> cell,
      Scenario scenario) {
    return figures.stream().map(figure -> " " + pad(cell.apply(figure), width(figure, scenario)) + " |")
        .collect(Collectors.joining("", String.format(Locale.ROOT, "| %-21s |", head), "\n"));
  }

  private static String pad(String cell, int width) {
    return " ".repeat(width - Math.min(width, cell.length())) + cell;
  }

  private static int width(Figure figure, Scenario scenario) {
    return Math.max(NARROWEST, figure.heading(scenario).length());
  }

  private String comparisons() {
    String rows = Comparison.TOLD.stream().flatMap(comparison -> comparison.row(results).stream())
        .collect(Collectors.joining("\n"));
    return rows.isEmpty() ? "" : """

        ### One over another

        | scenario | figure | | | at most |
        |---|---|---|---:|---:|
        """ + rows + "\n";
  }
}
