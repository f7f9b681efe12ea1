package dev.weir.app.command.scan;

import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Step;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.result.Conclusion;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Receiver;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.Site;
import dev.weir.scan.result.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Collectors;

/** Shows a result on the screen: findings by their file, recipients, what was not read, and last what it comes to. */
final class TextReport {

  /** Of what was skipped, so many are named. */
  private static final int FEW = 10;

  private final Screen screen;
  private final Result result;

  TextReport(Screen screen, Result result) {
    this.screen = screen;
    this.result = result;
  }

  void show() {
    findings();
    recipients();
    result.gone().forEach(gone -> screen.line(new Cell("fixed", Style.GOOD),
        Cell.of("  " + gone.path() + ":" + gone.line() + "  " + gone.message() + "  (" + gone.rule() + ")")));
    result.notices().forEach(notice -> screen.line(new Cell("notice", Style.NOTICE),
        Cell.of("  " + notice.path() + ":" + notice.line() + "  " + notice.what() + "; " + notice.mend())));
    unread();
    conclusion();
  }

  private void findings() {
    String path = "";
    Map<String, Verdict> verdicts = result.report().files().stream()
        .collect(
            Collectors.toMap(ScannedFile::path, ScannedFile::verdict, (one, other) -> one, TreeMap::new));
    for (Site site : Site.of(result.entries())) {
      if (!site.finding().path().equals(path)) {
        path = site.finding().path();
        Verdict verdict = verdicts.getOrDefault(path, site.finding().verdict());
        screen.line(new Cell(path, Style.STRONG), Cell.of("  "), new Cell(verdict.label(), style(verdict)));
      }
      site(site);
    }
    if (!result.entries().isEmpty()) {
      screen.line("");
    }
  }

  private void site(Site site) {
    Finding finding = site.finding();
    String place = "  " + finding.line() + ":" + finding.column() + "  ";
    if (finding.hasRecipient()) {
      screen.line(Cell.of(place + finding.call().name() + " "), new Cell("->", Style.QUIET),
          Cell.of(" " + recipient(finding)));
    } else {
      screen.line(place);
    }
    site.said().forEach(this::said);
    if (site.counts() && site.trace().size() > 1) {
      site.trace().forEach(this::step);
    }
  }

  private void said(List<Entry> same) {
    Entry gravest = same.getFirst();
    String state = gravest.waiver().map(waiver -> "  suppressed: " + waiver.reason())
        .orElseGet(() -> gravest.standing().map(standing -> "  " + standing.label()).orElse(""));
    String rules = same.stream().map(entry -> entry.finding().rule()).collect(Collectors.joining(", "));
    screen.line(Cell.of("    "),
        new Cell(gravest.severity().label(), gravest.counts() ? style(gravest.severity()) : Style.QUIET),
        Cell.of("  " + gravest.finding().message() + "  "), new Cell(rules + state, Style.QUIET));
  }

  private void step(Step step) {
    screen.line(new Cell("        " + step.path() + ":" + step.line() + "  " + step.what(), Style.QUIET));
  }

  private static String recipient(Finding finding) {
    String host = finding.recipient().host();
    return finding.recipient().name() + " (" + (host.isEmpty() ? "" : host + ", ")
        + finding.recipient().category().label() + ")";
  }

  private void recipients() {
    List<Receiver> receivers = Receiver.of(result.entries());
    if (receivers.isEmpty()) {
      return;
    }
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of("RECIPIENT", "CATEGORY", "RISK", "CALLS", "DATA").stream()
        .map(name -> new Cell(name, Style.STRONG)).toList());
    for (Receiver each : receivers) {
      rows.add(List.of(Cell.of(each.name()), Cell.of(each.category().label()),
          new Cell(each.risk().label(), style(each.risk())), Cell.of(String.valueOf(each.calls())),
          Cell.of(String.join(", ", each.data()))));
    }
    screen.table(rows);
    screen.line("");
  }

  private void unread() {
    result.report().files().stream().filter(file -> file.why().isPresent()).forEach(file -> screen.line(
        file.verdict() == Verdict.FAILED
            ? new Cell("not read", Style.BAD)
            : new Cell("read in part", Style.NOTICE),
        Cell.of("  " + file.path() + ": " + file.why().orElse(""))));
    result.report().skipped().stream().limit(FEW).forEach(
        skipped -> screen.line(new Cell("skipped  " + skipped.path() + ": " + skipped.why(), Style.QUIET)));
    int more = result.report().skipped().size() - FEW;
    if (more > 0) {
      screen.line(new Cell("skipped  " + more + " more; --format json names them all", Style.QUIET));
    }
  }

  private void conclusion() {
    Conclusion conclusion = Conclusion.of(result);
    Tally tally = Tally.of(result);
    screen.line(new Cell(conclusion.headline(), switch (conclusion.tone()) {
      case GOOD -> Style.GOOD;
      case NOTICE -> Style.NOTICE;
      case BAD -> Style.BAD;
    }));
    screen.line(conclusion.detail());
    screen.line(new Cell(Conclusion.count(tally.read(), "file") + " read, " + tally.failed() + " failed, "
        + tally.skipped() + " skipped; " + tally.waived() + " suppressed"
        + (result.compared() ? "; " + tally.fresh() + " new, " + tally.gone() + " fixed" : ""), Style.QUIET));
  }

  private static Style style(Risk risk) {
    return switch (risk) {
      case HIGH -> Style.BAD;
      case MEDIUM -> Style.NOTICE;
      case LOW -> Style.QUIET;
    };
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case NONE -> Style.GOOD;
      case CAPABLE, DOWNLOAD_ONLY -> Style.QUIET;
      case SENDS -> Style.NOTICE;
      case SENDS_SENSITIVE, OPAQUE, FAILED -> Style.BAD;
    };
  }
}
