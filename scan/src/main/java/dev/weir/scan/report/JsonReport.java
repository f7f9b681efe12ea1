package dev.weir.scan.report;

import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.result.Conclusion;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Receiver;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.Standing;
import dev.weir.scan.result.Tally;
import dev.weir.scan.result.Waiver;
import java.io.OutputStream;
import java.time.LocalDate;

/** Writes a result as Weir's own JSON, one line, in UTF-8. What it writes is also what a baseline is read from. */
public final class JsonReport {

  private final Result result;
  private final Json json;

  private JsonReport(Result result, Json json) {
    this.result = result;
    this.json = json;
  }

  /** Writes {@code result} to {@code out}, which stays open; throws {@code JacksonIOException} where that fails. */
  public static void write(Result result, Tool tool, OutputStream out) {
    try (Json json = new Json(out)) {
      JsonReport report = new JsonReport(result, json);
      json.object("", () -> report.whole(tool));
    }
  }

  private void whole(Tool tool) {
    json.object("tool", () -> json.text("name", tool.name()).text("version", tool.version()))
        .texts("targets", result.report().targets())
        .list("files", result.report().files(), file -> json.object("", () -> json
            .text("path", file.path()).text("language", file.language())
            .text("verdict", file.verdict().label())
            .text("why", file.why()).number("lines", file.lines())))
        .list("skipped", result.report().skipped(),
            skipped -> json.object("", () -> json.text("path", skipped.path()).text("why", skipped.why())))
        .list("findings", result.entries(), entry -> json.object("", () -> finding(entry)))
        .list("notices", result.notices(),
            notice -> json.object("", () -> json.text("path", notice.path())
                .number("line", notice.line()).text("what", notice.what()).text("mend", notice.mend())));
    if (result.compared()) {
      json.list("fixed", result.gone(), gone -> json.object("", () -> json.text("rule", gone.rule())
          .text("path", gone.path()).number("line", gone.line()).text("message", gone.message())
          .text("fingerprint", gone.fingerprint())));
    }
    json.object("summary", this::summary);
  }

  private void finding(Entry entry) {
    Finding finding = entry.finding();
    json.text("rule", finding.rule()).text("path", finding.path()).number("line", finding.line())
        .number("column", finding.column()).number("endLine", finding.endLine())
        .text("verdict", finding.verdict().label()).text("severity", entry.severity().label())
        .text("message", finding.message())
        .object("recipient", () -> recipient(finding.recipient()))
        .object("call", () -> json.text("name", finding.call().name()).text("method", finding.call().method())
            .texts("urls", finding.call().urls()))
        .list("data", finding.data(),
            datum -> json.object("", () -> json.text("type", datum.type()).text("name", datum.name())))
        .texts("sanitisers", finding.sanitisers())
        .list("trace", finding.trace(),
            step -> json.object("", () -> json.text("path", step.path()).number("line", step.line())
                .text("what", step.what())))
        .text("fingerprint", finding.fingerprint())
        .text("baseline", entry.standing().map(Standing::label));
    entry.waiver().ifPresent(waiver -> json.object("suppressed", () -> suppressed(waiver)));
  }

  private void recipient(Recipient recipient) {
    json.text("name", recipient.name()).text("host", recipient.host())
        .text("category", recipient.category().label()).text("risk", recipient.risk().label());
  }

  private void suppressed(Waiver waiver) {
    json.text("by", waiver.kind().label()).text("reason", waiver.reason())
        .text("until", waiver.until().map(LocalDate::toString));
  }

  private void summary() {
    Tally tally = Tally.of(result);
    Conclusion conclusion = Conclusion.of(result);
    json.text("headline", conclusion.headline()).text("detail", conclusion.detail())
        .number("read", tally.read()).number("partly", tally.partly()).number("failed", tally.failed())
        .number("skipped", tally.skipped()).number("lines", tally.lines());
    json.object("verdicts", () -> {
      for (Verdict verdict : Verdict.values()) {
        json.number(verdict.label(), tally.count(verdict));
      }
    });
    json.number("calls", tally.calls()).number("findings", tally.findings()).number("suppressed",
        tally.waived());
    if (result.compared()) {
      json.number("new", tally.fresh()).number("unchanged", tally.findings() - tally.fresh())
          .number("fixed", tally.gone());
    }
    json.list("recipients", Receiver.of(result.entries()), receiver -> json.object("", () -> json
        .text("name", receiver.name()).text("category", receiver.category().label())
        .text("risk", receiver.risk().label()).texts("hosts", receiver.hosts()).texts("data", receiver.data())
        .number("calls", receiver.calls())));
  }
}
