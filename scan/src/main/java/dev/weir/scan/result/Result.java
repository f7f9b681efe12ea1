package dev.weir.scan.result;

import dev.weir.scan.finding.Report;
import java.util.List;
import java.util.Optional;

/**
 * A scan with all that is made of it, from which every report is written.
 *
 * @param entries each finding of {@code report} that the settings leave on, in its order
 * @param gone what an earlier report had and this one has not
 * @param compared whether there was an earlier report
 * @param rules the rules that findings may name
 */
public record Result(Report report, List<Entry> entries, List<Gone> gone, List<Notice> notices,
    boolean compared,
    List<RuleDoc> rules) {

  public Result {
    entries = List.copyOf(entries);
    gone = List.copyOf(gone);
    notices = List.copyOf(notices);
    rules = List.copyOf(rules);
  }

  /** Returns what {@code rule} says of itself, if it says anything. */
  public Optional<RuleDoc> about(String rule) {
    return rules.stream().filter(doc -> doc.name().equals(rule)).findFirst();
  }
}
