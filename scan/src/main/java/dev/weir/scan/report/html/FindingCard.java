package dev.weir.scan.report.html;

import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Step;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Receiver;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.RuleDoc;
import dev.weir.scan.result.Site;
import dev.weir.scan.result.Standing;
import dev.weir.scan.result.Waiver;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One call with everything that is found of it: a line that tells it all, and behind it the way of the data. */
final class FindingCard {

  private final Markup html;
  private final Result result;
  private final SourceView source;
  private final boolean open;

  FindingCard(Markup html, Result result, SourceLines lines, boolean open) {
    this.html = html;
    this.result = result;
    this.source = new SourceView(html, lines);
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

  void write(Site site) {
    Finding finding = site.finding();
    html.tag("details", () -> {
      html.tag("summary", () -> summary(site));
      html.tag("div", () -> detail(site), "class", "detail");
    }, open ? "open" : "data-closed", "", "class", "finding" + (site.counts() ? "" : " suppressed"),
        "data-recipient", recipient(finding).collect(Collectors.joining()),
        "data-category", category(finding).collect(Collectors.joining()),
        "data-type", String.join("\n", site.types()), "data-verdict", finding.verdict().label(),
        "data-rule", lines(site.entries().stream().map(entry -> entry.finding().rule())),
        "data-state", lines(site.entries().stream().map(FindingCard::state)),
        "data-findings", String.valueOf(site.entries().size()));
  }

  private void summary(Site site) {
    Finding finding = site.finding();
    html.tag("span", site.severity().label(), "class", "badge risk-" + site.severity().label())
        .tag("span",
            () -> html.tag("b", finding.hasRecipient() ? finding.call().name() : title(finding)).text(" ")
                .tag("span", "line " + finding.line(), "class", "quiet"),
            "class", "what")
        .tag("span", () -> {
          site.types().forEach(type -> Chips.data(html, type));
          recipient(finding).forEach(name -> html.text("\u2192 ").tag("span", name, "class", "to"));
        }, "class", "way");
    site.entries().stream().map(FindingCard::state).filter(state -> !state.equals("open")).distinct()
        .forEach(state -> html.tag("span", state, "class", "badge " + state));
  }

  private void detail(Site site) {
    html.tag("ul", () -> site.said().forEach(same -> html.tag("li", () -> said(same))), "class", "said");
    facts(site);
    List<Step> trace = site.trace();
    if (trace.size() > 1) {
      source.trace(trace);
    }
    source.excerpt(site.finding());
  }

  private void said(List<Entry> same) {
    Entry gravest = same.getFirst();
    html.tag("span", gravest.severity().label(), "class", "badge risk-" + gravest.severity().label())
        .text(" " + gravest.finding().message());
    same.stream().map(Entry::finding).forEach(finding -> html.text(" ").tag("a", finding.rule(), "href",
        "#rule-" + finding.rule(), "class", "code", "title",
        title(finding) + "; fingerprint " + finding.fingerprint()));
    gravest.waiver().ifPresent(this::waiver);
  }

  private void waiver(Waiver waiver) {
    String where = waiver.kind() == Waiver.Kind.COMMENT ? "a comment beside the code" : "weir-scan.yaml";
    html.tag("p", "Suppressed by " + where + waiver.until().map(day -> " until " + day).orElse("") + ": "
        + waiver.reason(), "class", "waiver");
  }

  private void facts(Site site) {
    Finding finding = site.finding();
    Recipient recipient = finding.recipient();
    html.tag("dl", () -> {
      if (finding.hasRecipient()) {
        fact("Recipient",
            recipient.name() + (recipient.host().isEmpty() ? "" : " (" + recipient.host() + ")"));
        fact("Category", recipient.category().label() + ", " + recipient.risk().label() + " risk");
      }
      fact("Data", site.data().stream().map(FindingCard::shown).distinct().collect(Collectors.joining(", ")));
      fact("Call", (finding.call().method() + " " + finding.call().name()).strip());
      fact("Address", String.join(", ", finding.call().urls()));
      fact("Done to it on the way", String.join(", ", site.sanitisers()));
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

  private String title(Finding finding) {
    return result.about(finding.rule()).map(RuleDoc::title).orElse(finding.rule());
  }

  private static String lines(Stream<String> words) {
    return words.distinct().collect(Collectors.joining("\n"));
  }
}
