package dev.weir.scan.report.html;

import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Skipped;
import dev.weir.scan.result.Gone;
import dev.weir.scan.result.Notice;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.RuleDoc;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The evidence behind the findings: what is fixed, what wants care, every file, what was skipped, and the rules. */
final class Appendix {

  private static final int FEW = 40;

  private final Markup html;
  private final Result result;

  Appendix(Markup html, Result result) {
    this.html = html;
    this.result = result;
  }

  void write() {
    table("notices", "Suppressions that do not hold", List.of("Place", "What", "Mend"),
        result.notices().stream().map(Appendix::cells).toList());
    table("fixed", "Fixed since the earlier report", List.of("Place then", "Rule", "What it was"),
        result.gone().stream().map(Appendix::cells).toList());
    table("unread", "Not read, or in part", List.of("File", "Verdict", "Why"),
        result.report().files().stream()
            .filter(file -> file.why().isPresent()).map(Appendix::unread).toList());
    table("skipped", "Skipped", List.of("File", "Why"),
        result.report().skipped().stream().map(Appendix::cells)
            .toList());
    table("files", "Every file that was scanned", List.of("File", "Verdict", "Lines"), result.report().files()
        .stream().map(Appendix::cells).toList());
    rules();
  }

  private void table(String id, String heading, List<String> columns, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    html.tag("section", () -> html.tag("h2", heading + " (" + rows.size() + ")", "id", id)
        .tag("details", () -> html.tag("summary", "The list").tag("div", () -> html.tag("table", () -> {
          html.tag("thead",
              () -> html.tag("tr", () -> columns.forEach(column -> html.tag("th", column, "scope", "col"))));
          html.tag("tbody", () -> rows.forEach(row -> html.tag("tr", () -> row.forEach(this::cell))));
        }), "class", "scroll"), rows.size() <= FEW ? "open" : "data-closed", "", "class", "list"),
        "aria-labelledby", id);
  }

  private void cell(String text) {
    html.tag("td", text);
  }

  private void rules() {
    Set<String> named = result.entries().stream().map(entry -> entry.finding().rule())
        .collect(Collectors.toSet());
    List<RuleDoc> docs = result.rules().stream().filter(rule -> named.contains(rule.name())).toList();
    if (!docs.isEmpty()) {
      html.tag("section", () -> {
        html.tag("h2", "The rules behind the findings", "id", "rules");
        docs.forEach(rule -> html.tag("div", () -> html.tag("h3", rule.title())
            .tag("p", rule.why()).tag("p", () -> html.tag("b", "Instead: ").text(rule.mend()))
            .tag("p", rule.name() + ", " + rule.severity().label(), "class", "quiet code"), "class", "rule",
            "id", "rule-" + rule.name()));
      }, "aria-labelledby", "rules");
    }
  }

  private static List<String> cells(Notice notice) {
    return List.of(notice.path() + ":" + notice.line(), notice.what(), notice.mend());
  }

  private static List<String> cells(Gone gone) {
    return List.of(gone.path() + ":" + gone.line(), gone.rule(), gone.message());
  }

  private static List<String> cells(ScannedFile file) {
    return List.of(file.path(), file.verdict().label(), String.valueOf(file.lines()));
  }

  private static List<String> unread(ScannedFile file) {
    return List.of(file.path(), file.verdict().label(), file.why().orElse(""));
  }

  private static List<String> cells(Skipped skipped) {
    return List.of(skipped.path(), skipped.why());
  }
}
