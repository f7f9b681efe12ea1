package dev.weir.scan.baseline;

import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Skipped;
import dev.weir.scan.result.Gone;
import dev.weir.scan.result.Standing;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds findings against an earlier report, by their fingerprints: of three with one where there were two, the third is new. */
public final class Comparison {

  private final Map<String, Deque<Gone>> earlier = new HashMap<>();

  public Comparison(Baseline baseline) {
    baseline.findings().forEach(
        each -> earlier.computeIfAbsent(each.fingerprint(), none -> new ArrayDeque<>()).add(each));
  }

  /** Returns how {@code finding} stands; to be asked once for each. */
  public Standing standing(Finding finding) {
    Deque<Gone> same = earlier.get(finding.fingerprint());
    return same == null || same.poll() == null ? Standing.NEW : Standing.UNCHANGED;
  }

  /**
   * Returns, in order of path and line, what is no more, once every finding was asked about: nothing in files that were not
   * read whole this time, and nothing beside the targets.
   */
  public List<Gone> gone(Report report) {
    Set<String> unread = new HashSet<>();
    report.files().stream().filter(file -> file.why().isPresent()).map(ScannedFile::path)
        .forEach(unread::add);
    report.skipped().stream().map(Skipped::path).forEach(unread::add);
    return earlier.values().stream().flatMap(Collection::stream)
        .filter(each -> !unread.contains(each.path()) && isWithin(each.path(), report.targets()))
        .sorted(Comparator.comparing(Gone::path).thenComparingInt(Gone::line)
            .thenComparing(Gone::rule).thenComparing(Gone::fingerprint))
        .toList();
  }

  private static boolean isWithin(String path, List<String> targets) {
    return targets.stream()
        .map(target -> target.endsWith("/") ? target.substring(0, target.length() - 1) : target)
        .anyMatch(target -> target.equals(".")
            ? !path.startsWith("/")
            : path.equals(target) || path.startsWith(target + "/") || path.startsWith(target + "!/"));
  }
}
