package dev.weir.scan.report.html;

import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Step;
import java.util.List;
import java.util.Optional;

/** Shows the lines of source that a finding is about. */
final class SourceView {

  /** Lines before and after the call. */
  private static final int CONTEXT = 2;

  /** A call over more lines is shown from its beginning. */
  private static final int LONGEST = 12;

  private final Markup html;
  private final SourceLines lines;

  SourceView(Markup html, SourceLines lines) {
    this.html = html;
    this.lines = lines;
  }

  void trace(List<Step> trace) {
    html.tag("h4", "The way of the data").tag("ol", () -> trace.forEach(this::step), "class", "trace");
  }

  void excerpt(Finding finding) {
    int last = Math.min(Math.max(finding.line(), finding.endLine()), finding.line() + LONGEST);
    int first = Math.max(1, finding.line() - CONTEXT);
    if (lines.line(finding.path(), finding.line(), finding.column()).isEmpty()) {
      html.tag("p", "The source is not at hand.", "class", "quiet");
      return;
    }
    html.tag("div", () -> {
      for (int line = first; line <= last + CONTEXT; line++) {
        line(finding, line, line >= finding.line() && line <= last);
      }
    }, "class", "excerpt", "role", "figure", "aria-label", "Source, lines from " + first, "tabindex", "0");
  }

  private void line(Finding finding, int line, boolean marked) {
    Optional<String> text = lines.line(finding.path(), line, marked ? finding.column() : 1);
    text.ifPresent(shown -> html.tag("div", () -> html.tag("span", String.valueOf(line), "class", "no")
        .tag(marked ? "mark" : "code", shown.isEmpty() ? " " : shown)));
  }

  private void step(Step step) {
    html.tag("li", () -> {
      html.tag("span", step.what(), "class", "does").text(" ")
          .tag("span", step.path() + ":" + step.line(), "class", "quiet code");
      lines.line(step.path(), step.line(), 1)
          .ifPresent(text -> html.tag("code", text.strip(), "class", "line"));
    });
  }
}
