package dev.weir.scan.report.html;

import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Step;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Receiver;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.RuleDoc;
import dev.weir.scan.result.Standing;
import dev.weir.scan.result.Waiver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One finding: a line that tells it all, and behind it the way of the data with the lines themselves. */
final class FindingCard {

  /** Lines before and after the call. */
  private static final int CONTEXT = 2;

  /** A call over more lines is shown from its beginning. */
  private static final int LONGEST = 12;

  private final Markup html;
  private final Result result;
  private final SourceLines lines;
  private final boolean open;

  FindingCard(Markup html, Result result, SourceLines lines, boolean open) {
    this.html = html;
    this.result = result;
    this.lines = lines;
    this.open = open;
  }

  /** Returns what is said of a finding besides what it is: {@code new}, {@code unchanged}, {@code suppressed}, {@code open}. */
  static String state(Entry entry) {
    return entry.counts() ? entry.standing().map(Standing::label).orElse("open") : "suppressed";
  }

  /** Returns the recipient's name, or nothing where the finding is of no call. */
  static Stream<String> recipient(Finding finding) {
    return finding.hasRecipient() ? Stream.of(Receiver.named(finding.recipient())) : Stream.empty();
  }

  /** Returns the recipient's category, or nothing where the finding is of no call. */
  static Stream<String> category(Finding finding) {
    return finding.hasRecipient() ? Stream.of(finding.recipient().category().label()) : Stream.empty();
  }

  void write(Entry entry) {
    Finding finding = entry.finding();
    String types = finding.data().stream().map(Datum::type).distinct().collect(Collectors.joining(" "));
    Runnable inner = () -> {
      html.tag("summary", () -> summary(entry));
      html.tag("div", () -> detail(entry), "class", "detail");
    };
    html.tag("details", inner, open ? "open" : "data-closed", "", "class", "finding " + state(entry),
        "data-recipient", recipient(finding).collect(Collectors.joining()), "data-category",
        category(finding).collect(Collectors.joining()), "data-type", types, "data-verdict", finding.verdict().label(),
        "data-rule", finding.rule(), "data-state", state(entry));
  }

  private void summary(Entry entry) {
    Finding finding = entry.finding();
    html.tag("span", entry.severity().label(), "class", "badge risk-" + entry.severity().label())
        .tag("span",
            () -> html.tag("b", title(finding)).text(" ").tag("span", "line " + finding.line(), "class",
                "quiet"),
            "class", "what")
        .tag("span", () -> {
          finding.data().stream().map(Datum::type).distinct().forEach(type -> Chips.data(html, type));
          recipient(finding).forEach(name -> html.text("\u2192 ").tag("span", name, "class", "to"));
        }, "class", "way");
    if (!state(entry).equals("open")) {
      html.tag("span", state(entry), "class", "badge " + state(entry));
    }
  }

  private void detail(Entry entry) {
    Finding finding = entry.finding();
    html.tag("p", finding.message());
    entry.waiver().ifPresent(this::waiver);
    facts(finding);
    if (finding.trace().size() > 1) {
      html.tag("h4", "The way of the data").tag("ol", () -> finding.trace().forEach(this::step), "class",
          "trace");
    }
    excerpt(finding);
    html.tag("p", () -> html.text("Rule ").tag("a", finding.rule(), "href", "#rule-" + finding.rule())
        .text(" \u00b7 fingerprint ").tag("span", finding.fingerprint(), "class", "code"), "class", "quiet");
  }

  private void waiver(Waiver waiver) {
    String where = waiver.kind() == Waiver.Kind.COMMENT ? "a comment beside the code" : "weir-scan.yaml";
    html.tag("p", "Suppressed by " + where + waiver.until().map(day -> " until " + day).orElse("") + ": "
        + waiver.reason(), "class", "waiver");
  }

  private void facts(Finding finding) {
    Recipient recipient = finding.recipient();
    html.tag("dl", () -> {
      if (finding.hasRecipient()) {
        fact("Recipient", recipient.name() + (recipient.host().isEmpty() ? "" : " (" + recipient.host() + ")"));
        fact("Category", recipient.category().label() + ", " + recipient.risk().label() + " risk");
      }
      fact("Data",
          finding.data().stream().map(FindingCard::shown).distinct().collect(Collectors.joining(", ")));
      fact("Call", (finding.call().method() + " " + finding.call().name()).strip());
      fact("Address", String.join(", ", finding.call().urls()));
      fact("Done to it on the way", String.join(", ", finding.sanitisers()));
    }, "class", "facts");
  }

  private static String shown(Datum datum) {
    return datum.name().isEmpty() ? datum.type() : datum.type() + " (" + datum.name() + ")";
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      html.tag("dt", name).tag("dd", value);
    }
  }

  private void step(Step step) {
    html.tag("li", () -> {
      html.tag("span", step.what(), "class", "does").text(" ")
          .tag("span", step.path() + ":" + step.line(), "class", "quiet code");
      lines.line(step.path(), step.line(), 1)
          .ifPresent(text -> html.tag("code", text.strip(), "class", "line"));
    });
  }

  private void excerpt(Finding finding) {
    int last = Math.min(Math.max(finding.line(), finding.endLine()), finding.line() + LONGEST);
    int first = Math.max(1, finding.line() - CONTEXT);
    if (lines.line(finding.path(), finding.line(), finding.column()).isEmpty()) {
      html.tag("p", "The source is not at hand.", "class", "quiet");
      return;
    }
    html.tag("div", () -> {
      for (int line = first; line <= last + CONTEXT; line++) {
        int number = line;
        boolean marked = line >= finding.line() && line <= last;
        Optional<String> text = lines.line(finding.path(), line, marked ? finding.column() : 1);
        text.ifPresent(shown -> html.tag("div", () -> html.tag("span", String.valueOf(number), "class", "no")
            .tag(marked ? "mark" : "code", shown.isEmpty() ? " " : shown)));
      }
    }, "class", "excerpt", "role", "figure", "aria-label", "Source, lines from " + first, "tabindex", "0");
  }

  private String title(Finding finding) {
    List<RuleDoc> docs = result.about(finding.rule()).stream().toList();
    return docs.isEmpty() ? finding.rule() : docs.getFirst().title();
  }
}
