package dev.weir.bench.accuracy;

import dev.weir.bench.Launch;
import dev.weir.bench.prompt.PromptScores;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Scores the detectors on the corpora of a folder: {@code pii*.jsonl.gz}, {@code secrets*.jsonl.gz} and
 * {@code payloads*.jsonl.gz}; the prompt filter on {@code prompts.dev*.jsonl.gz}; and the code scanner on labelled sources.
 * Prints only figures, unless it is asked for what was missed.
 */
@Command(name = "accuracy", mixinStandardHelpOptions = true, sortOptions = false, description = "Scores Weir's detectors on labelled corpora, its code scanner on labelled sources: precision, recall and F1, by exact and by overlapping spans; and its prompt filter: what part of abuse is found, and of harmless texts passed.")
public final class Accuracy implements Callable<Integer> {

  /** What a figure may drop by before that is called worse: half a point. */
  private static final double TOLERANCE = 0.005;

  private static final List<String> SETS = List.of("pii", "secrets", "payloads", "scan", "prompts");

  /** Of fewer labels than this no figure is kept: one more or less would be points. */
  private static final int TELLING = 20;

  @Parameters(paramLabel = "DIR", description = "The folder of the corpora.")
  private Path folder = Path.of(".");

  @Option(names = "--set", split = ",", paramLabel = "SET", description = "pii, secrets, payloads, scan, prompts (default: all).")
  private List<String> sets = SETS;

  @Option(names = "--sources", paramLabel = "DIR", description = "The labelled sources of the set scan (default: ${DEFAULT-VALUE}).")
  private Path sources = Path.of("bench/sources");

  @Option(names = "--type", paramLabel = "TYPE", description = "Only this type, format or service.")
  private String type = "";

  @Option(names = {"-v",
    "--verbose"}, description = "Prints what was missed, and what was found where nothing is.")
  private boolean verbose;

  @Option(names = "--check", paramLabel = "FILE", description = "Fails where a figure is more than half a point below the one in FILE.")
  private Path check = Path.of("");

  @Option(names = "--record", paramLabel = "FILE", description = "Writes the figures to FILE.")
  private Path record = Path.of("");

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] args) {
    Launch.of(new Accuracy(), args);
  }

  @Override
  public Integer call() throws IOException {
    boolean kept = !record.toString().isEmpty() || !check.toString().isEmpty();
    if (kept && (sets.size() < SETS.size() || !type.isEmpty())) {
      throw new IOException("--check and --record are about all figures: leave --set and --type out");
    }
    Scores scores = new Scores();
    Figures figures = new Figures();
    for (String set : sets) {
      if (set.equals("prompts")) {
        prompts(figures);
        continue;
      }
      Map<String, Tally> tallies = switch (set) {
        case "pii" -> scores.personal(rows(set));
        case "secrets" -> scores.secrets(rows(set));
        case "payloads" ->
          scores.payloads(rows(set), Stream.concat(rows("pii").stream(), rows("secrets").stream()).toList());
        case "scan" -> LabelledSources.tallied(sources);
        default ->
          throw new IOException("there is no set " + set + "; use pii, secrets, payloads, scan or prompts");
      };
      print(set, tallies, figures);
    }
    if (!record.toString().isEmpty()) {
      figures.write(record);
    }
    List<String> worse = check.toString().isEmpty() ? List.of() : figures.worseThan(check, TOLERANCE);
    worse.forEach(out::println);
    return worse.isEmpty() ? 0 : 1;
  }

  private void prompts(Figures figures) throws IOException {
    for (Path file : files("prompts.dev")) {
      out.println();
      PromptScores.of(file, out).forEach(figures::put);
    }
  }

  private List<Path> files(String set) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(file -> file.getFileName().toString().startsWith(set + ".")).sorted()
          .toList();
      if (files.isEmpty()) {
        throw new IOException("there is no " + set + ".*.jsonl.gz in " + folder);
      }
      return files;
    }
  }

  private List<Row> rows(String set) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path file : files(set)) {
      rows.addAll(Row.read(file));
    }
    return rows;
  }

  private void print(String set, Map<String, Tally> tallies, Figures figures) {
    out.println();
    out.println(
        set + "                                 labels  precision  recall     F1   (overlap: P     R    F1)");
    Tally all = new Tally();
    tallies.forEach((name, tally) -> {
      if (type.isEmpty() || name.equals(type)) {
        if (Types.known(name) || !set.equals("pii")) {
          all.add(tally);
          if (tally.labels() >= TELLING) {
            figures.put(set + "." + name, tally.f1());
          }
          line(name, tally);
        } else if (verbose) {
          out.println(String.format(Locale.ROOT, "%-34s %8d  no detector", name, tally.labels()));
        }
        if (verbose) {
          tally.wrong().stream().sorted().forEach(wrong -> out.println("    " + wrong));
        }
      }
    });
    figures.put(set, all.f1());
    line("all", all);
  }

  private void line(String name, Tally tally) {
    out.println(String.format(Locale.ROOT, "%-34s %8d     %.3f    %.3f   %.3f           %.3f %.3f %.3f", name,
        tally.labels(), tally.precision(), tally.recall(), tally.f1(), tally.overlapPrecision(),
        tally.overlapRecall(),
        tally.overlapF1()));
  }
}
