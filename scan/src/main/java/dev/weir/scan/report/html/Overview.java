package dev.weir.scan.report.html;

import dev.weir.scan.finding.Verdict;
import dev.weir.scan.result.Conclusion;
import dev.weir.scan.result.Receiver;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The top of the page: what was looked at, what it comes to, in numbers, and who receives. */
final class Overview {

  private static final int SHOWN_TARGETS = 6;

  private final Markup html;
  private final Result result;
  private final Tally tally;

  Overview(Markup html, Result result) {
    this.html = html;
    this.result = result;
    this.tally = Tally.of(result);
  }

  void heading(LocalDate day) {
    List<String> targets = result.report().targets();
    html.tag("p", () -> html.tag("b", "Weir").text(" egress report"), "class", "brand");
    html.tag("h1", () -> {
      html.text(String.join(", ", targets.subList(0, Math.min(SHOWN_TARGETS, targets.size()))));
      if (targets.size() > SHOWN_TARGETS) {
        html.text(" and " + (targets.size() - SHOWN_TARGETS) + " more");
      }
    });
    html.tag("p", () -> html.tag("time", day.toString(), "datetime", day.toString())
        .text(" \u00b7 " + Conclusion.count(tally.read(), "file") + " read, " + grouped(tally.lines())
            + " lines"),
        "class", "quiet");
    html.tag("button", "Dark or light", "type", "button", "id", "theme", "class", "scripted");
  }

  void conclusion() {
    Conclusion conclusion = Conclusion.of(result);
    html.tag("section", () -> html.tag("h2", conclusion.headline()).tag("p", conclusion.detail()), "class",
        "conclusion " + conclusion.tone().name().toLowerCase(Locale.ROOT), "aria-label", "Verdict");
  }

  void numbers() {
    html.tag("dl", () -> {
      number(tally.calls(), "calls outside", tally.calls() > 0 ? "bad" : "");
      number(tally.findings(), "findings", "");
      number(Receiver.of(result.entries()).size(), "recipients", "");
      number(tally.paths(), "files with findings", "");
      if (result.compared()) {
        number(tally.fresh(), "new", tally.fresh() > 0 ? "bad" : "");
        number(tally.gone(), "fixed", "");
      }
      number(tally.waived(), "suppressed", "");
      number(tally.failed() + tally.partly(), "not read, or in part",
          tally.failed() + tally.partly() > 0 ? "notice" : "");
      number(tally.skipped(), "skipped", "");
    }, "class", "numbers");
    verdicts();
  }

  /** A bar of all files by their verdict; the words below it say the same. */
  private void verdicts() {
    int files = tally.read() + tally.failed();
    if (files == 0) {
      return;
    }
    html.tag("svg", () -> {
      double x = 0;
      for (Verdict verdict : Verdict.values()) {
        double width = 1000.0 * tally.count(verdict) / files;
        if (width > 0) {
          html.tag("rect", () -> {}, "x", String.format(Locale.ROOT, "%.2f", x), "y", "0", "width",
              String.format(Locale.ROOT, "%.2f", width), "height", "10", "class", "v-" + verdict.label());
          x += width;
        }
      }
    }, "viewBox", "0 0 1000 10", "preserveAspectRatio", "none", "class", "bar", "aria-hidden", "true");
    html.tag("p", () -> {
      for (Verdict verdict : Verdict.values()) {
        if (tally.count(verdict) > 0) {
          html.tag("span", tally.count(verdict) + " " + verdict.label(), "class", "key v-" + verdict.label());
        }
      }
    }, "class", "legend");
  }

  void recipients() {
    List<Receiver> receivers = Receiver.of(result.entries());
    if (receivers.isEmpty()) {
      return;
    }
    html.tag("section", () -> html.tag("h2", "Who receives", "id", "recipients").tag("div",
        () -> html.tag("table", () -> {
          html.tag("thead", () -> html.tag("tr", () -> {
            for (String name : List.of("Recipient", "Category", "Risk", "Hosts", "Data", "Calls")) {
              html.tag("th", name, "scope", "col");
            }
          }));
          html.tag("tbody", () -> receivers.forEach(each -> html.tag("tr", () -> row(each))));
        }), "class", "scroll"), "aria-labelledby", "recipients");
  }

  private void row(Receiver receiver) {
    html.tag("th", () -> html.tag("a", receiver.name(), "href", "#findings", "data-filter", "recipient",
        "data-value", receiver.name()), "scope", "row");
    html.tag("td", receiver.category().label());
    html.tag("td",
        () -> html.tag("span", receiver.risk().label(), "class", "badge risk-" + receiver.risk().label()));
    List<String> hosts = new ArrayList<>(receiver.hosts());
    html.tag("td", String.join(", ", hosts), "class", "code");
    html.tag("td", () -> receiver.data().forEach(type -> Chips.data(html, type)));
    html.tag("td", String.valueOf(receiver.calls()), "class", "count");
  }

  private void number(int n, String what, String style) {
    html.tag("div", () -> html.tag("dt", what).tag("dd", grouped(n)), "class", style);
  }

  private static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
