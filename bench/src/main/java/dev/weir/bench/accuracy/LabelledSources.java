package dev.weir.bench.accuracy;

import dev.weir.scan.Scanner;
import dev.weir.scan.Target;
import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scans source files that say themselves what leaves them: a line of a call that sends or fetches ends in {@code # egress}, and in
 * {@code # egress sensitive} where personal data or secrets go with it. A file without such a line lets nothing out. Each is a
 * program by itself.
 */
final class LabelledSources {

  private static final String EGRESS = "# egress";
  private static final String SENSITIVE = "# egress sensitive";
  private static final Set<Verdict> LEAVES = EnumSet.of(Verdict.DOWNLOAD_ONLY, Verdict.SENDS,
      Verdict.SENDS_SENSITIVE);

  private final Tally files = new Tally();
  private final Tally lines = new Tally();
  private final Tally sensitive = new Tally();

  private LabelledSources() {}

  /** Returns a tally of the files that let something out, one of the lines, and one of those with sensitive data. */
  static Map<String, Tally> tallied(Path folder) throws IOException {
    LabelledSources sources = new LabelledSources();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".py")).sorted().toList()) {
        sources.count(file);
      }
    }
    return new TreeMap<>(
        Map.of("files", sources.files, "lines", sources.lines, "sensitive", sources.sensitive));
  }

  private void count(Path file) throws IOException {
    String name = file.getFileName().toString();
    List<Finding> findings = new Scanner(1)
        .scan(List.of(new Target(file, name)), ScanSettings.USUAL, (_, _) -> {})
        .report().findings().stream().filter(finding -> LEAVES.contains(finding.verdict())).toList();
    List<String> text = Files.readAllLines(file);
    Set<Integer> egress = labelled(text, EGRESS);
    tally(files, name, name, egress.isEmpty() ? Set.of() : Set.of(0),
        findings.isEmpty() ? Set.of() : Set.of(0),
        List.of(name));
    tally(lines, name, "line ", egress, lines(findings, LEAVES), text);
    tally(sensitive, name, "line ", labelled(text, SENSITIVE),
        lines(findings, EnumSet.of(Verdict.SENDS_SENSITIVE)), text);
  }

  private static void tally(Tally tally, String file, String what, Set<Integer> labels, Set<Integer> found,
      List<String> text) {
    for (int at : labels) {
      tally.label(found.contains(at), found.contains(at), what + (at + 1), file + ": " + text.get(at));
    }
    for (int at : found) {
      tally.finding(labels.contains(at), labels.contains(at), what + (at + 1), file + ": " + text.get(at));
    }
  }

  private static Set<Integer> labelled(List<String> lines, String label) {
    Set<Integer> labelled = new TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(label)) {
        labelled.add(i);
      }
    }
    return labelled;
  }

  private static Set<Integer> lines(Collection<Finding> findings, Set<Verdict> verdicts) {
    return findings.stream().filter(finding -> verdicts.contains(finding.verdict()))
        .map(finding -> finding.line() - 1)
        .collect(Collectors.toSet());
  }
}
