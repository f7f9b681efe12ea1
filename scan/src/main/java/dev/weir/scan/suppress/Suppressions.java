package dev.weir.scan.suppress;

import dev.weir.scan.finding.Finding;
import dev.weir.scan.result.Notice;
import dev.weir.scan.result.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The comments of one file that excuse findings. One that has run out, or gives no reason, excuses nothing and is reported. */
public final class Suppressions {

  private final String path;
  private final LocalDate today;
  private final Map<Integer, Allowance> byLine = new TreeMap<>();

  /** Reads the comments in {@code lines} of the file at {@code path}. */
  public Suppressions(String path, List<String> lines, LocalDate today) {
    this.path = path;
    this.today = today;
    for (int i = 0; i < lines.size(); i++) {
      Allowance.parse(lines.get(i), i + 1).ifPresent(found -> byLine.put(found.line(), found));
    }
  }

  /** Returns what excuses {@code finding}: a comment on a line of the call, or in a line of its own directly above. */
  public Optional<Waiver> waiver(Finding finding) {
    return Stream.concat(on(finding).stream(), above(finding).stream())
        .filter(each -> each.fault().isEmpty() && !isOver(each) && each.rules().contains(finding.rule()))
        .findFirst()
        .map(each -> new Waiver(Waiver.Kind.COMMENT, each.reason(), each.until()));
  }

  /** Returns what is wrong with the comments, in order; {@code rules} are those that there are. */
  public List<Notice> notices(Set<String> rules) {
    List<Notice> notices = new ArrayList<>();
    for (Allowance each : byLine.values()) {
      each.fault().ifPresent(fault -> notices.add(new Notice(path, each.line(), "a suppression " + fault,
          "write # weir: allow <rule> until=<year-month-day> reason=<why>")));
      if (isOver(each)) {
        notices.add(new Notice(path, each.line(), "a suppression ran out on " + each.until().orElse(today),
            "mend what it excused, or look at it again and set another day"));
      }
      each.rules().stream().filter(rule -> !rules.contains(rule)).forEach(rule -> notices.add(new Notice(path,
          each.line(), "a suppression names " + rule + ", which is no rule",
          "`weir scan --rules` lists them")));
    }
    return notices;
  }

  private boolean isOver(Allowance allowance) {
    return allowance.until().filter(last -> last.isBefore(today)).isPresent();
  }

  private List<Allowance> on(Finding finding) {
    List<Allowance> found = new ArrayList<>();
    for (int line = finding.line(); line <= Math.max(finding.line(), finding.endLine()); line++) {
      Optional.ofNullable(byLine.get(line)).ifPresent(found::add);
    }
    return found;
  }

  private List<Allowance> above(Finding finding) {
    List<Allowance> found = new ArrayList<>();
    for (int line = finding.line() - 1; line > 0; line--) {
      Allowance there = byLine.get(line);
      if (there == null || !there.alone()) {
        break;
      }
      found.add(there);
    }
    return found;
  }
}
