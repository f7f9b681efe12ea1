package dev.weir.scan.review;

import dev.weir.scan.baseline.Baseline;
import dev.weir.scan.baseline.Comparison;
import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Excerpts;
import dev.weir.scan.result.Notice;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.RuleDoc;
import dev.weir.scan.result.Waiver;
import dev.weir.scan.suppress.Suppressions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes of a scan what is reported.
 *
 * @param baseline an earlier report, if there is one
 * @param rules what there are
 * @param today by which suppressions run out
 */
public record Review(ScanSettings settings, Optional<Baseline> baseline, List<RuleDoc> rules,
    LocalDate today) {

  /** The rule in whose words a recipient is undeclared. */
  public static final String UNDECLARED = "undeclared-egress";

  /** The rules that say no more than that somebody is talked to: what declaring a recipient answers. */
  private static final Set<String> INVENTORY = Set.of("egress", "download", "key-in-request", UNDECLARED);

  public Review {
    rules = List.copyOf(rules);
  }

  /** Returns the result; {@code excerpts} are asked for files that have findings, and for no others. */
  public Result of(Report report, Excerpts excerpts) {
    Optional<Comparison> comparison = baseline.map(Comparison::new);
    Map<String, Suppressions> comments = new TreeMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Finding finding : report.findings()) {
      if (!settings.off().contains(finding.rule())) {
        Suppressions file = comments.computeIfAbsent(finding.path(),
            path -> new Suppressions(path, excerpts.lines(path), today));
        entries.add(new Entry(finding, severity(finding), comparison.map(each -> each.standing(finding)),
            file.waiver(finding).or(() -> declared(finding))));
      }
    }
    return new Result(report, entries, comparison.map(each -> each.gone(report)).orElse(List.of()),
        notices(comments), baseline.isPresent(), rules);
  }

  /** Returns whether {@code result} fails: by a fresh finding, or by a file that could not be read and could be before. */
  public boolean fails(Result result) {
    Set<String> before = baseline.map(Baseline::failed).orElse(Set.of());
    return result.entries().stream().filter(Entry::isFresh)
        .anyMatch(entry -> settings.failOn().fails(entry.finding().verdict()))
        || result.report().files().stream().filter(Review::isFailed)
            .anyMatch(file -> settings.failOn().fails(file.verdict()) && !before.contains(file.path()));
  }

  private static boolean isFailed(ScannedFile file) {
    return file.verdict() == Verdict.FAILED;
  }

  /** What the project says, else the rule, else the recipient; nothing that stays at home is grave. */
  private Risk severity(Finding finding) {
    Risk own = rules.stream().filter(rule -> rule.name().equals(finding.rule())).findFirst()
        .map(RuleDoc::severity).orElse(finding.recipient().risk());
    boolean home = finding.hasRecipient() && finding.recipient().category() == Category.LOCAL;
    return settings.severities().getOrDefault(finding.rule(), home ? Risk.LOW : own);
  }

  private Optional<Waiver> declared(Finding finding) {
    return INVENTORY.contains(finding.rule())
        ? settings.declared().stream().filter(each -> each.covers(finding.recipient())).findFirst()
            .map(each -> new Waiver(Waiver.Kind.DECLARED, each.reason(), Optional.empty()))
        : Optional.empty();
  }

  private List<Notice> notices(Map<String, Suppressions> comments) {
    Set<String> names = rules.stream().map(RuleDoc::name).collect(Collectors.toSet());
    return comments.values().stream().flatMap(file -> file.notices(names).stream()).toList();
  }
}
