package dev.weir.scan.report;

import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Step;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Gone;
import dev.weir.scan.result.Notice;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.RuleDoc;
import dev.weir.scan.result.Standing;
import dev.weir.scan.result.Waiver;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a result as SARIF 2.1.0 (OASIS standard), in UTF-8: a result for each finding with its flow, a notification for each
 * file of which something was not read. It holds no time and no absolute path.
 */
public final class SarifReport {

  /** The key of Weir's fingerprint among others' ({@code partialFingerprints}); its version is part of it. */
  public static final String FINGERPRINT = "weir/v1";

  /** The id of the notification about a file that could not be read. */
  public static final String UNREAD = "unread";

  private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Result result;
  private final Json json;
  private final SarifPlaces places;
  private final List<String> rules;

  private SarifReport(Result result, Json json) {
    this.result = result;
    this.json = json;
    this.places = new SarifPlaces(json, result.report().files());
    this.rules = List.copyOf(named(result));
  }

  /** Writes {@code result} to {@code out}, which stays open; throws {@code JacksonIOException} where that fails. */
  public static void write(Result result, Tool tool, OutputStream out) {
    try (Json json = new Json(out)) {
      SarifReport report = new SarifReport(result, json);
      json.object("", () -> json.text("$schema", SCHEMA).text("version", "2.1.0")
          .only("runs", () -> report.run(tool)));
    }
  }

  private void run(Tool tool) {
    json.object("tool", () -> json.object("driver", () -> json.text("name", tool.name())
        .text("semanticVersion", tool.version())
        .list("rules", rules,
            name -> json.object("", () -> rule(result.about(name).orElseGet(() -> nameless(name)))))
        .only("notifications", () -> json.text("id", UNREAD).object("shortDescription",
            () -> json.text("text", "A file that was not read, or not wholly.")))))
        .only("invocations", this::invocation)
        .text("columnKind", "unicodeCodePoints")
        .object("originalUriBaseIds", () -> json.object(SarifPlaces.BASE, () -> json.object("description",
            () -> json.text("text", "The folder in which the scan was started."))))
        .list("artifacts", result.report().files(), file -> json.object("", () -> artifact(file)));
    json.list("results", () -> {
      result.entries().forEach(entry -> json.object("", () -> entry(entry)));
      result.notices().forEach(notice -> json.object("", () -> notice(notice)));
      result.gone().forEach(gone -> json.object("", () -> gone(gone)));
    });
  }

  private void rule(RuleDoc rule) {
    json.text("id", rule.name())
        .object("shortDescription", () -> json.text("text", rule.title()))
        .object("fullDescription", () -> json.text("text", rule.why()))
        .object("help", () -> json.text("text", rule.why() + "\n\n" + rule.mend())
            .text("markdown", rule.why() + "\n\n**Mend:** " + rule.mend()))
        .object("defaultConfiguration", () -> json.text("level", level(rule.severity())))
        .object("properties", () -> json.text("security-severity", score(rule.severity()))
            .texts("tags", List.of("security", "egress")));
  }

  private void invocation() {
    List<ScannedFile> unread = result.report().files().stream().filter(file -> file.why().isPresent())
        .toList();
    json.flag("executionSuccessful", true)
        .list("toolExecutionNotifications", unread, file -> json.object("", () -> json
            .text("level", file.verdict() == Verdict.FAILED ? "error" : "warning")
            .object("descriptor", () -> json.text("id", UNREAD))
            .object("message", () -> json.text("text", file.why().orElse("")))
            .only("locations", () -> places.file(file.path()))));
  }

  private void artifact(ScannedFile file) {
    json.object("location", () -> places.artifact(file.path()))
        .text("sourceLanguage", Optional.of(file.language()).filter(name -> !name.isEmpty()))
        .object("properties",
            () -> json.text("verdict", file.verdict().label()).number("lines", file.lines()));
  }

  private void entry(Entry entry) {
    Finding finding = entry.finding();
    head(finding.rule(), level(entry.severity()), finding.message(), finding.fingerprint());
    json.only("locations", () -> places.region(finding.path(), finding.line(), Optional.of(finding.column()),
        Optional.of(finding.endLine())));
    json.only("codeFlows",
        () -> json.only("threadFlows", () -> json.list("locations", finding.trace(), this::step)));
    entry.standing().ifPresent(standing -> json.text("baselineState", standing.label()));
    json.list("suppressions", entry.waiver().stream().toList(), this::suppression);
    json.object("properties", () -> json.text("verdict", finding.verdict().label())
        .text("recipient", finding.recipient().name()).text("host", finding.recipient().host())
        .text("category", finding.recipient().category().label())
        .text("risk", finding.recipient().risk().label())
        .texts("data", finding.data().stream().map(Datum::type).distinct().toList()));
  }

  private void step(Step step) {
    json.object("", () -> json.object("location", () -> {
      places.line(step.path(), step.line());
      json.object("message", () -> json.text("text", step.what()));
    }));
  }

  private void suppression(Waiver waiver) {
    json.object("", () -> json.text("kind", waiver.kind() == Waiver.Kind.COMMENT ? "inSource" : "external")
        .text("status", "accepted").text("justification", waiver.reason()));
  }

  private void notice(Notice notice) {
    head(Notice.RULE, "note", notice.what() + "; " + notice.mend(), "");
    json.only("locations", () -> places.line(notice.path(), notice.line()));
    if (result.compared()) {
      json.text("baselineState", Standing.UNCHANGED.label());
    }
  }

  private void gone(Gone gone) {
    head(gone.rule(), "none", gone.message(), gone.fingerprint());
    json.only("locations", () -> places.line(gone.path(), gone.line()));
    json.text("baselineState", "absent");
  }

  private void head(String rule, String level, String message, String fingerprint) {
    json.text("ruleId", rule).number("ruleIndex", Collections.binarySearch(rules, rule)).text("level", level)
        .object("message", () -> json.text("text", message));
    if (!fingerprint.isEmpty()) {
      json.object("partialFingerprints", () -> json.text(FINGERPRINT, fingerprint));
    }
  }

  /** Only what something refers to, so that a small result has a small report. */
  private static Set<String> named(Result result) {
    TreeSet<String> names = new TreeSet<>();
    result.entries().forEach(entry -> names.add(entry.finding().rule()));
    result.gone().forEach(gone -> names.add(gone.rule()));
    if (!result.notices().isEmpty()) {
      names.add(Notice.RULE);
    }
    return names;
  }

  private static RuleDoc nameless(String name) {
    return name.equals(Notice.RULE)
        ? new RuleDoc(name, "A suppression that does not hold",
            "A suppression needs a rule, a reason and a day to come.",
            "Mend the comment, or what it excused.", Risk.LOW)
        : new RuleDoc(name, name, "A rule of the earlier report.",
            "See the documentation of that report's tool.",
            Risk.MEDIUM);
  }

  private static String level(Risk severity) {
    return switch (severity) {
      case LOW -> "note";
      case MEDIUM -> "warning";
      case HIGH -> "error";
    };
  }

  /** On CVSS's scale, as code scanning services sort by it. */
  private static String score(Risk severity) {
    return switch (severity) {
      case LOW -> "3.0";
      case MEDIUM -> "5.5";
      case HIGH -> "8.0";
    };
  }
}
