package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around a scanner that finds what a test tells it to. */
final class ScanCommandsTest {

  @TempDir
  Path folder;

  private ToldScans scans = new ToldScans(Path.of(""));

  @BeforeEach
  void source() throws IOException {
    scans = new ToldScans(folder).begun();
  }

  @Test
  void showsWhatLeavesAndEndsWithOne() {
    scans.finding("POST", "https://api.openai.com/v1/chat", "OpenAI", "api.openai.com", Category.AI, "EMAIL");
    assertThat(scans.run("scan", scans.source().toString())).isEqualTo(1);
    assertThat(scans.out()).isEqualTo("""
        a.py  sends
          2:1  requests.post -> OpenAI (api.openai.com, AI & LLM)
            medium  goes to OpenAI  undeclared-egress

        RECIPIENT  CATEGORY  RISK    CALLS  DATA
        OpenAI     AI & LLM  medium  1      EMAIL

        skipped  logo.png: no source of a language that is read
        Data can leave.
        1 call to 1 recipient, in 1 file. Not covered: 1 file skipped.
        1 file read, 0 failed, 1 skipped; 0 suppressed
        """);
    assertThat(scans.err()).isEmpty();
  }

  @Test
  void neverCallsCleanWhatItCouldNotRead() {
    scans.files().set(0,
        new ScannedFile("a.py", "python", Verdict.FAILED, Optional.of("a NUL byte at line 1"), 0));
    assertThat(scans.run("scan", scans.source().toString())).isEqualTo(1);
    assertThat(scans.out()).contains("not read  a.py: a NUL byte at line 1",
        "Nothing can be said: no file was read.");
  }

  @Test
  void endsByWhatItIsToFailOn() {
    scans.finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    assertThat(scans.run("scan", scans.source().toString(), "--fail-on", "sensitive")).isZero();
    assertThat(scans.run("scan", scans.source().toString(), "--fail-on", "none")).isZero();
    assertThat(scans.run("scan", scans.source().toString(), "--fail-on", "egress")).isEqualTo(1);
    assertThat(scans.run("scan", scans.source().toString(), "--fail-on", "some")).isEqualTo(2);
  }

  @Test
  void writesSeveralFormatsIntoAFolder() throws IOException {
    Path reports = folder.resolve("reports");
    assertThat(scans.run("scan", scans.source().toString(), "--format", "text,json,sarif,html", "-o",
        reports.toString()))
        .isZero();
    assertThat(scans.out()).contains("Data can leave.");
    assertThat(reports).isDirectoryContaining("glob:**weir-scan.json")
        .isDirectoryContaining("glob:**weir-scan.sarif")
        .isDirectoryContaining("glob:**weir-scan.html");
    assertThat(Files.readString(reports.resolve("weir-scan.json")))
        .startsWith("{\"tool\":{\"name\":\"weir\"");
  }

  @Test
  void writesOneFormatToStandardOutputOrAFile() throws IOException {
    assertThat(scans.run("scan", scans.source().toString(), "--format", "json")).isZero();
    assertThat(scans.out()).startsWith("{\"tool\"").endsWith("}\n");
    assertThat(scans.err()).isEqualTo("weir: Data can leave.\n");
    Path file = folder.resolve("r.txt");
    scans.run("scan", scans.source().toString(), "-o", file.toString());
    assertThat(scans.out()).isEmpty();
    assertThat(Files.readString(file)).contains("Data can leave.");
  }

  @Test
  void writesThePageByItsOtherName() throws IOException {
    scans.finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    Path page = folder.resolve("page.html");
    assertThat(scans.run("filescan", scans.source().toString(), page.toString())).isEqualTo(1);
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("a.example");
    assertThat(scans.err()).contains("html report: ", "Data can leave.");
  }

  @Test
  void hidesSecretsOfAnyNameInThePage() throws IOException {
    scans.finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    String secret = "AKIA" + "IOSFODNN7EXAMPLQ";
    Files.writeString(scans.source(), "x = '" + secret + "'\nrequests.post(u)\n");
    Path page = folder.resolve("page.html");
    scans.run("filescan", scans.source().toString(), page.toString());
    assertThat(Files.readString(page)).doesNotContain(secret).contains("requests.post(u)");
  }

  @Test
  void comparesWithABaseline() {
    scans.finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    Path before = folder.resolve("before.json");
    scans.run("scan", scans.source().toString(), "--format", "json", "-o", before.toString());
    assertThat(scans.run("scan", scans.source().toString(), "--baseline", before.toString())).isZero();
    assertThat(scans.out()).contains("unchanged", "0 new, 0 fixed");
    scans.findings().clear();
    assertThat(
        scans.run("scan", scans.source().toString(), "--baseline", before.toString(), "--format", "json"))
        .isZero();
    assertThat(scans.out()).contains("\"fixed\":[{\"rule\":\"undeclared-egress\",\"path\":\"a.py\"");
    scans.finding("POST", "https://b.example/x", "Unknown", "b.example", Category.UNKNOWN, "DATA");
    assertThat(scans.run("scan", scans.source().toString(), "--baseline", before.toString())).isEqualTo(1);
    assertThat(scans.run("scan", scans.source().toString(), "--baseline", scans.source().toString()))
        .isEqualTo(2);
    assertThat(scans.err()).contains("is no report of a scan");
    assertThat(scans.run("scan", scans.source().toString(), "--baseline", folder.resolve("no").toString()))
        .isEqualTo(2);
  }

  @Test
  void takesSuppressionsFromTheSource() throws IOException {
    scans.finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    Files.writeString(scans.source(),
        "\nrequests.post(u)  # weir: allow undeclared-egress reason=by contract\n");
    assertThat(scans.run("scan", scans.source().toString())).isZero();
    assertThat(scans.out()).contains("suppressed: by contract", "1 suppressed");
    Files.writeString(scans.source(),
        "\nrequests.post(u)  # weir: allow undeclared-egress until=2020-01-01 reason=was fine\n");
    assertThat(scans.run("scan", scans.source().toString())).isEqualTo(1);
    assertThat(scans.out()).contains("notice  a.py:2  a suppression ran out on 2020-01-01");
  }

  @Test
  void followsTheProjectsSettings() throws IOException {
    scans.finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    String settings = settings("""
        version: 1
        exclude: [gen/]
        rules: {undeclared-egress: high}
        recipients: [{host: "*.example", reason: tests}, {name: OpenAI, reason: contract}]
        fail_on: egress
        """);
    assertThat(scans.run("scan", scans.source().toString(), "-c", settings)).isZero();
    assertThat(scans.out()).contains("suppressed: tests", "high");
    assertThat(scans.run("scan", scans.source().toString(), "-c",
        settings("version: 1\nrules: {undeclared-egress: off}")))
        .isZero();
    assertThat(scans.out()).doesNotContain("goes to");
    assertThat(scans.run("scan", scans.source().toString(), "-c", settings("version: 1\nfail_on: none")))
        .isZero();
    assertThat(
        scans.run("scan", scans.source().toString(), "-c", settings("version: 1\nfail_on: none"), "--fail-on",
            "egress"))
        .isEqualTo(1);
    assertThat(
        scans.run("scan", scans.source().toString(), "-c", settings("version: 1\nexclude: [\"*.py\"]")))
        .isZero();
    assertThat(scans.out()).contains("skipped  a.py: excluded");
  }

  @Test
  void saysEverythingThatIsWrongWithTheSettings() throws IOException {
    String file = settings("""
        exclud: [a]
        rules: {undeclared-egres: off, undeclared-egress: maybe}
        recipients: [{name: a}, {name: a, host: b, reason: c}]
        fail_on: all
        """);
    assertThat(scans.run("scan", scans.source().toString(), "-c", file)).isEqualTo(2);
    assertThat(scans.err().lines().filter(line -> line.startsWith("weir: "))).hasSize(7);
    assertThat(scans.err()).contains(":1:1: exclud: is no key that is known here", "did you mean exclude?",
        "version is missing", "\"undeclared-egres\" is no rule", "did you mean undeclared-egress?",
        ":2:51: rules.undeclared-egress: \"maybe\" is not known here", "reason is missing",
        "needs either name or host",
        "fail_on: \"all\" is not known here");
    assertThat(scans.run("scan", scans.source().toString(), "-c", "no.yaml")).isEqualTo(2);
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() {
    assertThat(scans.run("scan")).isEqualTo(2);
    assertThat(scans.err()).contains("no target given");
    assertThat(scans.run("scan", "no/such/file.py", "x>=1")).isEqualTo(2);
    assertThat(scans.err()).contains("no such file, and no package's name: no/such/file.py", "x>=1");
    assertThat(scans.run("scan", scans.source().toString(), "--format", "pdf")).isEqualTo(2);
    assertThat(scans.run("scan", scans.source().toString(), "--format", "json,html")).isEqualTo(2);
    assertThat(scans.err()).contains("several formats cannot share standard output");
    assertThat(scans.run("scan", scans.source().toString(), "-o", folder.resolve("no/x.txt").toString()))
        .isEqualTo(2);
    assertThat(scans.run("scan", "pkg", "--index-url", "nonsense")).isEqualTo(2);
    assertThat(scans.err()).contains("--index-url is no address of an index");
    assertThat(scans.run("scan", "pkg", "--index-url", "http://203.0.113.7/simple")).isEqualTo(2);
    assertThat(scans.err()).contains("without HTTPS");
    assertThat(scans.run("filescan")).isEqualTo(2);
  }

  @Test
  void listsItsRules() {
    assertThat(scans.run("scan", "--rules")).isZero();
    assertThat(scans.out()).isEqualTo("undeclared-egress  medium  Egress that nobody declared\n");
  }

  private String settings(String yaml) throws IOException {
    return Files.writeString(folder.resolve("weir-scan.yaml"), yaml).toString();
  }
}
