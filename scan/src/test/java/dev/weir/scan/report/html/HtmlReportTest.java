package dev.weir.scan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.finding.Call;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Skipped;
import dev.weir.scan.finding.Step;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.report.Tool;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Gone;
import dev.weir.scan.result.Notice;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.RuleDoc;
import dev.weir.scan.result.Samples;
import dev.weir.scan.result.Standing;
import dev.weir.scan.result.Waiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {

  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'><svg/onload=1>&lt;\u202E\u0000\uD800";
  private static final List<String> SOURCE = List.of("import requests", "KEY = \"sk-" + "live-12345678\"", "",
      "requests.post(url, json=data)", "pass", "x", "client.send(", "  mail,", ")", "end");

  @Test
  void namesNothingOutsideItself() throws IOException {
    String page = page(Samples.result());
    assertThat(page).doesNotContain("src=", "@import", "url(", "<link", "<iframe");
    assertThat(page.replace("&#39;", "'")).contains("default-src 'none'", "base-uri 'none'",
        "form-action 'none'");
    assertThat(page.indexOf("Content-Security-Policy")).isLessThan(page.indexOf("<style>"));
  }

  @Test
  void letsOnlyItsOwnScriptAndStyleRun() throws IOException {
    String page = page(Samples.result());
    String script = page.substring(page.indexOf("<script>") + 8, page.indexOf("</script>"));
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    assertThat(page).contains("script-src " + new Asset(script).source().replace("'", "&#39;"),
        "style-src " + new Asset(style).source().replace("'", "&#39;"));
    assertThat(page).doesNotContain("unsafe").doesNotContain(" style=").doesNotContain(" onclick=");
  }

  @Test
  void showsHostileNamesAndLinesAsText() throws IOException {
    String page = page(hostile());
    assertThat(page).doesNotContain("<img", "<svg/", "onload=1>", "\u202E", "\0");
    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&gt;", "\u2039U+00202E\u203a");
  }

  @Test
  void quotesTheSourceWithItsLines() throws IOException {
    assertThat(page(Samples.result())).contains("<span class=\"no\">7</span><mark>client.send(</mark>",
        "<span class=\"no\">9</span><mark>)</mark>", "<span class=\"no\">5</span><code>pass</code>");
  }

  @Test
  void hidesSecretsInTheSource() throws IOException {
    assertThat(page(Samples.result())).doesNotContain("12345678").contains("KEY = &quot;" + Mask.HIDDEN);
    assertThat(written(Samples.result(), line -> line.replace("client", Mask.HIDDEN)))
        .doesNotContain("client.send(");
  }

  @Test
  void saysTheVerdictAtTheTop() throws IOException {
    assertThat(page(Samples.result()))
        .contains("<h2>Data can leave, personal data, secrets or what people wrote among it.</h2>");
    Result none = new Result(new Report(List.of("calc"),
        List.of(new ScannedFile("calc/a.py", "python", Verdict.NONE, Optional.empty(), 3)), List.of(),
        List.of()),
        List.of(), List.of(), List.of(), false, List.of());
    assertThat(page(none)).contains("<h2>No way out was found", "Every file was read whole.")
        .doesNotContain("id=\"search\"", "<svg viewBox=\"0 0 1000 4");
  }

  @Test
  void tellsWhatIsSuppressedNewAndFixed() throws IOException {
    Waiver waiver = new Waiver(Waiver.Kind.COMMENT, "by contract", Optional.of(LocalDate.of(2027, 1, 1)));
    Result result = new Result(Samples.report(),
        List.of(new Entry(Samples.MAIL, Risk.HIGH, Optional.of(Standing.UNCHANGED), Optional.of(waiver)),
            new Entry(Samples.POST, Risk.LOW, Optional.of(Standing.NEW), Optional.empty())),
        List.of(new Gone("plaintext-http", "shop/old.py", 3, "was sent", "f0")),
        List.of(new Notice("shop/mail.py", 6, "a suppression ran out", "mend it")), true, Samples.RULES);
    assertThat(page(result)).contains("Suppressed by a comment beside the code until 2027-01-01: by contract",
        "data-state=\"suppressed\"", "data-state=\"new\"", "shop/old.py:3", "shop/mail.py:6",
        "not a text: a NUL byte at line 1");
  }

  @Test
  void tellsEverythingOfOneCallInOnePlace() throws IOException {
    Finding other = new Finding("plaintext-http", "shop/mail.py", 7, 3, 9, Verdict.SENDS_SENSITIVE,
        "is not encrypted",
        Samples.MAIL.call(), Samples.MAIL.recipient(), List.of(), List.of(),
        List.of(new Step("shop/mail.py", 7, "sent")), "f3");
    String page = page(
        new Result(Samples.report(), List.of(Samples.entry(Samples.MAIL), Samples.entry(other)), List.of(),
            List.of(), false, Samples.RULES));
    assertThat(page.split("<details open=\"\" class=\"finding", -1)).hasSize(2);
    assertThat(page).contains("EMAIL goes to OpenAI", "is not encrypted",
        "data-rule=\"sensitive-data-to-third-party\nplaintext-http\"", "data-type=\"EMAIL\nPROMPT\"");
  }

  @Test
  void drawsWhoGetsWhat() {
    FlowMap map = FlowMap.of(Samples.result().entries());
    assertThat(map.left()).extracting(FlowMap.Node::name).containsExactly("EMAIL", "PROMPT", "SYSTEM_INFO");
    assertThat(map.right()).extracting(FlowMap.Node::name).containsExactly("OpenAI", "stats.example.net");
    assertThat(map.right()).extracting(FlowMap.Node::calls).containsExactly(1, 1);
    assertThat(map.ribbons()).hasSize(3).allSatisfy(ribbon -> assertThat(ribbon.width()).isPositive());
  }

  @Test
  void drawsTheLargestAndOneForTheRest() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      entries.add(Samples.entry(finding("T" + i, "host" + i + ".example")));
    }
    FlowMap map = FlowMap.of(entries);
    assertThat(map.left()).hasSize(15).last().extracting(FlowMap.Node::name).isEqualTo(FlowMap.MORE);
    assertThat(map.left().getLast().calls()).isEqualTo(26);
    assertThat(map.right()).hasSize(15);
  }

  @Test
  void cutsLinesThatNobodyReads() {
    String line = "x".repeat(1_000_000) + "HERE" + "y".repeat(1_000_000);
    String shown = new SourceLines(path -> List.of(line), text -> text).line("a.py", 1, 1_000_001)
        .orElseThrow();
    assertThat(shown).hasSizeLessThan(300).contains("HERE").startsWith("\u2026").endsWith("\u2026");
  }

  private static Result hostile() {
    Finding finding = new Finding(HOSTILE, HOSTILE, 1, 1, 1, Verdict.SENDS, HOSTILE,
        new Call(HOSTILE, HOSTILE, List.of(HOSTILE)), new Recipient(HOSTILE, HOSTILE, Category.AI, Risk.LOW),
        List.of(new Datum(HOSTILE, HOSTILE)), List.of(HOSTILE),
        List.of(new Step(HOSTILE, 1, HOSTILE), new Step(HOSTILE, 1, HOSTILE)), HOSTILE);
    return new Result(new Report(List.of(HOSTILE),
        List.of(new ScannedFile(HOSTILE, HOSTILE, Verdict.SENDS, Optional.of(HOSTILE), 1)),
        List.of(new Skipped(HOSTILE, HOSTILE)), List.of(finding)),
        List.of(new Entry(finding, Risk.HIGH, Optional.empty(),
            Optional.of(new Waiver(Waiver.Kind.DECLARED, HOSTILE, Optional.empty()))),
            Samples.entry(finding)),
        List.of(new Gone(HOSTILE, HOSTILE, 1, HOSTILE, HOSTILE)),
        List.of(new Notice(HOSTILE, 1, HOSTILE, HOSTILE)),
        true, List.of(new RuleDoc(HOSTILE, HOSTILE, HOSTILE, HOSTILE, Risk.LOW)));
  }

  private static Finding finding(String type, String host) {
    return new Finding("r", host + "/a.py", 1, 1, 1, Verdict.SENDS, "m", new Call("post", "POST", List.of()),
        Recipient.of("Unknown", host, Category.UNKNOWN), List.of(new Datum(type, "")), List.of(),
        List.of(new Step("a.py", 1, "s")), "f");
  }

  private static String page(Result result) throws IOException {
    return written(result, line -> line);
  }

  private static String written(Result result, Mask mask) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(result, new Tool("weir", "0.1.0"), LocalDate.of(2026, 11, 22),
        path -> path.equals(HOSTILE) ? List.of(HOSTILE) : SOURCE, mask, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
