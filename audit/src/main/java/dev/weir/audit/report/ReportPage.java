package dev.weir.audit.report;

import dev.weir.audit.Period;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The page: one file, no script, nothing from elsewhere. Its policy lets the browser use Weir's own style by its hash and
 * nothing besides.
 */
public final class ReportPage {

  private final Period period;
  private final Instant written;
  private final String version;
  private final Evidence evidence;
  private final Proven proven;
  private final Markup html = new Markup();

  private ReportPage(Period period, Instant written, String version, Evidence evidence, Proven proven) {
    this.period = period;
    this.written = written;
    this.version = version;
    this.evidence = evidence;
    this.proven = proven;
  }

  /**
   * Returns the page.
   *
   * @param written when it was made
   * @param version of Weir
   */
  public static String of(Period period, Instant written, String version, Evidence evidence, Proven proven)
      throws IOException {
    return new ReportPage(period, written, version, evidence, proven).page();
  }

  private String page() throws IOException {
    String style = style();
    html.asIs("<!doctype html>\n").open("html", "lang", "en").open("head")
        .open("meta", "charset", "utf-8")
        .open("meta", "http-equiv", "Content-Security-Policy", "content",
            "default-src 'none'; style-src '" + hash(style) + "'; base-uri 'none'; form-action 'none'")
        .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .tag("title", "Egress " + span())
        .open("style").asIs(style).close("style").close("head").open("body");
    header();
    html.open("main");
    new Summary(html, evidence, proven).write();
    new Tables(html, evidence).write();
    new Assurance(html, evidence, proven).write();
    html.close("main").open("footer").tag("p", "Written by weir " + version + " at "
        + written.truncatedTo(ChronoUnit.SECONDS)
        + " from the records themselves. Kinds and numbers of data are what "
        + "the detectors found in what was looked at; the log holds no payload.").close("footer");
    return html.close("body").close("html").toString();
  }

  private void header() {
    html.open("header").tag("p", "Weir", "class", "brand").tag("h1", "What left, and what did not")
        .tag("p", span() + "; all times are UTC", "class", "quiet").close("header");
  }

  private String span() {
    return time(period.since(), evidence.all.first(), "the first record") + " to "
        + time(period.until(), evidence.all.last(), "the last record");
  }

  private static String time(Instant asked, Instant met, String otherwise) {
    boolean open = asked.equals(Instant.MIN) || asked.equals(Instant.MAX);
    boolean none = met.equals(Instant.MIN) || met.equals(Instant.MAX);
    return open && none ? otherwise : (open ? met : asked).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String style() throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is part of Weir");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String style) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
