package dev.weir.scan.report.html;

import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All findings by their file, and the filters above them. */
final class FindingList {

  /** Up to so many findings are shown unfolded. */
  private static final int FEW = 25;

  private final Markup html;
  private final Result result;
  private final FindingCard card;
  private final Map<String, String> verdicts;

  FindingList(Markup html, Result result, SourceLines lines) {
    this.html = html;
    this.result = result;
    this.card = new FindingCard(html, result, lines, result.entries().size() <= FEW);
    this.verdicts = result.report().files().stream().collect(
        Collectors.toMap(ScannedFile::path, file -> file.verdict().label(), (one, other) -> one));
  }

  void list() {
    html.tag("section", () -> {
      html.tag("h2", "Findings", "id", "findings");
      if (result.entries().isEmpty()) {
        html.tag("p", "None.", "class", "quiet");
        return;
      }
      filters();
      byFile().forEach(this::file);
      html.tag("p", "No finding passes the filters.", "class", "quiet", "id", "none", "hidden", "");
    }, "aria-labelledby", "findings");
  }

  private void filters() {
    html.tag("div", () -> {
      html.tag("label", () -> html.tag("span", "Search").tag("input", "", "type", "search", "id", "search",
          "placeholder", "path, call, message\u2026"));
      choice("recipient", entry -> FindingCard.recipient(entry.finding()));
      choice("category", entry -> FindingCard.category(entry.finding()));
      choice("type", entry -> entry.finding().data().stream().map(Datum::type).distinct());
      choice("verdict", entry -> Stream.of(entry.finding().verdict().label()));
      choice("rule", entry -> Stream.of(entry.finding().rule()));
      choice("state", entry -> Stream.of(FindingCard.state(entry)));
      html.tag("output", () -> {}, "id", "shown", "aria-live", "polite");
      html.tag("button", "Clear", "type", "button", "id", "clear");
    }, "class", "filters scripted", "role", "search", "aria-label", "Filters");
  }

  /** A filter that could not change anything is not offered. */
  private void choice(String name, Function<Entry, Stream<String>> values) {
    Map<String, Long> counts = result.entries().stream().flatMap(values)
        .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    if (counts.size() < 2 && !name.equals("recipient")) {
      return;
    }
    html.tag("label",
        () -> html.tag("span", name.equals("type") ? "Data" : capital(name)).tag("select", () -> {
          html.tag("option", "all", "value", "");
          counts.forEach((value, count) -> html.tag("option", value + " (" + count + ")", "value", value));
        }, "data-choice", name));
  }

  private Map<String, List<Site>> byFile() {
    Map<String, List<Site>> byFile = new LinkedHashMap<>();
    Site.of(result.entries())
        .forEach(site -> byFile.computeIfAbsent(site.finding().path(), path -> new ArrayList<>()).add(site));
    return byFile;
  }

  private void file(String path, List<Site> sites) {
    html.tag("section", () -> {
      String verdict = verdicts.getOrDefault(path, "");
      html.tag("h3", () -> html.tag("span", path, "class", "code").text(" ").tag("span", verdict, "class",
          "badge v-" + verdict));
      sites.forEach(card::write);
    }, "class", "file");
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
