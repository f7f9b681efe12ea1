package dev.weir.scan.result;

import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was looked at and what came of it, in numbers.
 *
 * @param files by their verdict; every verdict is there
 * @param partly of the files, how many were read only in part
 * @param lines of all files
 * @param findings those that count
 * @param waived those that something excuses
 * @param fresh those that count and are new
 * @param paths how many files have a finding that counts
 * @param calls how many calls send or fetch, those of which no finding counts left out
 */
public record Tally(Map<Verdict, Integer> files, int partly, int skipped, long lines, int findings,
    int waived,
    int fresh, int gone, int paths, int calls) {

  /** Returns the numbers of {@code result}. */
  public static Tally of(Result result) {
    Report report = result.report();
    Map<Verdict, Integer> files = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      files.put(verdict, 0);
    }
    report.files().forEach(file -> files.merge(file.verdict(), 1, Integer::sum));
    List<Entry> counting = result.entries().stream().filter(Entry::counts).toList();
    return new Tally(files, (int) report.files().stream().filter(Tally::isPartly).count(),
        report.skipped().size(),
        report.files().stream().mapToLong(ScannedFile::lines).sum(), counting.size(),
        result.entries().size() - counting.size(),
        (int) counting.stream().filter(Entry::isFresh).count(),
        result.gone().size(),
        (int) counting.stream().map(entry -> entry.finding().path()).distinct().count(),
        (int) Site.of(result.entries()).stream()
            .filter(site -> site.counts() && site.finding().hasRecipient()).count());
  }

  /** Returns how many files were read, wholly or in part. */
  public int read() {
    return files.values().stream().mapToInt(Integer::intValue).sum() - failed();
  }

  /** Returns how many files could not be read: nothing is claimed of them. */
  public int failed() {
    return count(Verdict.FAILED);
  }

  /** Returns how many files have {@code verdict}. */
  public int count(Verdict verdict) {
    return files.getOrDefault(verdict, 0);
  }

  private static boolean isPartly(ScannedFile file) {
    return file.verdict() != Verdict.FAILED && file.why().isPresent();
  }
}
