package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of a run as Markdown that reads well on a terminal too. */
record Report(Machine machine, Options options, String commandLine, List<Result> results) {
  private static final double MIB = 1 << 20;
  private static final String SECTION = "## ";
  private static final String TITLE = """
      # What a request costs, side by side

      Written by `bench/compare --save`, the newest run first. The proxy has the first core to itself; client and \
      upstream share the second, so requests/s is theirs as much as the proxy's: **what counts is the proxy's CPU**. \
      Each figure is the median of the rounds; memory is PSS right after the last one. HAProxy, nginx and Squid look at \
      nothing and log nothing.

      """;

  Report {
    results = List.copyOf(results);
  }

  String markdown() {
    String scenarios = options.scenarios().stream().map(this::table).collect(Collectors.joining("\n"));
    return machine.markdown(commandLine) + "\n" + setting() + "\n" + scenarios + ratios();
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
    return String.format(Locale.ROOT,
        "%d connections, %d rounds of %d s after %d s of warming, body: %s (%s).%n",
        options.connections(), options.rounds(), options.time().toSeconds(), options.warm().toSeconds(),
        options.body(),
        options.body().equals("dense")
            ? "an e-mail address and a phone number to rewrite"
            : "no personal data");
  }

  private String table(Scenario scenario) {
    String head = "### " + scenario.id() + ": " + scenario.title + "\n\n" + String.format(Locale.ROOT,
        "| %-21s | %15s | requests/s |   p50 us |   p99 us | memory MiB |%n", "", "CPU us/" + scenario.unit)
        + "|-----------------------|----------------:|-----------:|---------:|---------:|-----------:|\n";
    return head + results.stream().filter(result -> result.scenario() == scenario).map(Report::row)
        .collect(Collectors.joining());
  }

  private static String row(Result result) {
    Round median = result.median();
    String row = String.format(Locale.ROOT, "| %-21s | %15.1f | %10.0f | %8.0f | %8.0f | %10.1f |%n",
        result.proxy(),
        result.cpu(), median.rate(), median.p50(), median.p99(), result.memory() / MIB);
    return median.faults().isEmpty()
        ? row
        : row + "| ! faults: " + new TreeMap<>(median.faults()) + " ||||||\n";
  }

  private String ratios() {
    String rows = Ratio.TOLD.stream().flatMap(ratio -> ratio.row(results).stream())
        .collect(Collectors.joining("\n"));
    return rows.isEmpty() ? "" : """

        ### CPU, one over another

        | scenario | | ratio | at most |
        |---|---|---:|---:|
        """ + rows + "\n";
  }
}
