package dev.weir.scan.report.html;

import dev.weir.scan.report.Tool;
import dev.weir.scan.result.Excerpts;
import dev.weir.scan.result.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Writes a result as one HTML page that needs nothing else: no script, style or picture from elsewhere. Its policy lets the
 * browser run Weir's own script and style by their hashes and nothing besides, so that even a mistake in the escaping of names
 * and source lines could not make them act. Without scripts it shows everything, and only filters are missing.
 */
public final class HtmlReport {

  private static final Asset STYLE = Asset.named("report.css");
  private static final Asset SCRIPT = Asset.named("report.js");

  private final Result result;
  private final Tool tool;
  private final LocalDate day;
  private final Markup html;
  private final SourceLines lines;

  private HtmlReport(Result result, Tool tool, LocalDate day, Markup html, SourceLines lines) {
    this.result = result;
    this.tool = tool;
    this.day = day;
    this.html = html;
    this.lines = lines;
  }

  /**
   * Writes {@code result} to {@code out}, which stays open.
   *
   * @param day of the scan
   * @param excerpts the sources that are quoted
   * @param mask hides secrets in them, besides those that are told by the names of variables
   */
  public static void write(Result result, Tool tool, LocalDate day, Excerpts excerpts, Mask mask,
      OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    try {
      new HtmlReport(result, tool, day, new Markup(writer),
          new SourceLines(excerpts, new Literals().then(mask))).page();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.flush();
  }

  private void page() {
    html.doctype().tag("html", () -> html.tag("head", this::head).tag("body", this::body), "lang", "en");
  }

  private void head() {
    html.tag("meta", "", "charset", "utf-8")
        .tag("meta", "", "http-equiv", "Content-Security-Policy", "content",
            "default-src 'none'; style-src " + STYLE.source() + "; script-src " + SCRIPT.source()
                + "; base-uri 'none'; form-action 'none'")
        .tag("meta", "", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .tag("meta", "", "name", "referrer", "content", "no-referrer")
        .tag("title", "Egress of " + String.join(", ", result.report().targets()))
        .asset("style", STYLE.content());
  }

  private void body() {
    html.tag("a", "To the findings", "href", "#findings", "class", "skip");
    Overview overview = new Overview(html, result);
    html.tag("header", () -> overview.heading(day));
    html.tag("main", () -> {
      overview.conclusion();
      overview.numbers();
      new FlowPicture(html, result.entries()).draw();
      overview.recipients();
      new FindingList(html, result, lines).list();
      new Appendix(html, result).write();
    });
    html.tag("footer", () -> html.tag("p", "Written by " + tool.name() + " " + tool.version()
        + ". A scan reads sources and runs nothing. It shows ways out that it can follow; code that is loaded, "
        + "generated or configured at run time may have others."));
    html.asset("script", SCRIPT.content());
  }
}
