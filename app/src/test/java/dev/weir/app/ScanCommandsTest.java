package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.command.scan.Engine;
import dev.weir.app.command.scan.FilescanCommand;
import dev.weir.app.command.scan.ScanCommand;
import dev.weir.app.text.Screen;
import dev.weir.policy.Loaded;
import dev.weir.policy.PolicyFile;
import dev.weir.scan.Scanned;
import dev.weir.scan.Scanner;
import dev.weir.scan.Target;
import dev.weir.scan.config.ScanSettings;
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
import dev.weir.scan.result.RuleDoc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands around a scanner that finds what a test tells it to. */
final class ScanCommandsTest {

  private static final RuleDoc RULE = new RuleDoc("undeclared-egress", "Egress that nobody declared", "why",
      "mend",
      Risk.MEDIUM);

  @TempDir
  Path folder;

  private final List<Finding> findings = new ArrayList<>();
  private final List<ScannedFile> files = new ArrayList<>();
  private Path source = Path.of("");
  private String out = "";
  private String err = "";

  @BeforeEach
  void source() throws IOException {
    source = Files.writeString(folder.resolve("a.py"),
        "import requests\nrequests.post(u, json=d)\nkey = 'x'\n");
    files.add(new ScannedFile("a.py", "python", Verdict.SENDS, Optional.empty(), 3));
  }

  @Test
  void showsWhatLeavesAndEndsWithOne() {
    finding("POST", "https://api.openai.com/v1/chat", "OpenAI", "api.openai.com", Category.AI, "EMAIL");
    assertThat(run("scan", source.toString())).isEqualTo(1);
    assertThat(out).isEqualTo("""
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
    assertThat(err).isEmpty();
  }

  @Test
  void neverCallsCleanWhatItCouldNotRead() {
    files.set(0, new ScannedFile("a.py", "python", Verdict.FAILED, Optional.of("a NUL byte at line 1"), 0));
    assertThat(run("scan", source.toString())).isEqualTo(1);
    assertThat(out).contains("not read  a.py: a NUL byte at line 1",
        "Nothing can be said: no file was read.");
  }

  @Test
  void endsByWhatItIsToFailOn() {
    finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    assertThat(run("scan", source.toString(), "--fail-on", "sensitive")).isZero();
    assertThat(run("scan", source.toString(), "--fail-on", "none")).isZero();
    assertThat(run("scan", source.toString(), "--fail-on", "egress")).isEqualTo(1);
    assertThat(run("scan", source.toString(), "--fail-on", "some")).isEqualTo(2);
  }

  @Test
  void writesSeveralFormatsIntoAFolder() throws IOException {
    Path reports = folder.resolve("reports");
    assertThat(run("scan", source.toString(), "--format", "text,json,sarif,html", "-o", reports.toString()))
        .isZero();
    assertThat(out).contains("Data can leave.");
    assertThat(reports).isDirectoryContaining("glob:**weir-scan.json")
        .isDirectoryContaining("glob:**weir-scan.sarif")
        .isDirectoryContaining("glob:**weir-scan.html");
    assertThat(Files.readString(reports.resolve("weir-scan.json")))
        .startsWith("{\"tool\":{\"name\":\"weir\"");
  }

  @Test
  void writesOneFormatToStandardOutputOrAFile() throws IOException {
    assertThat(run("scan", source.toString(), "--format", "json")).isZero();
    assertThat(out).startsWith("{\"tool\"").endsWith("}\n");
    assertThat(err).isEqualTo("weir: Data can leave.\n");
    Path file = folder.resolve("r.txt");
    run("scan", source.toString(), "-o", file.toString());
    assertThat(out).isEmpty();
    assertThat(Files.readString(file)).contains("Data can leave.");
  }

  @Test
  void writesThePageByItsOtherName() throws IOException {
    finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    Path page = folder.resolve("page.html");
    assertThat(run("filescan", source.toString(), page.toString())).isEqualTo(1);
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("a.example");
    assertThat(err).contains("html report: ", "Data can leave.");
  }

  @Test
  void hidesSecretsOfAnyNameInThePage() throws IOException {
    finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    String secret = "AKIA" + "IOSFODNN7EXAMPLQ";
    Files.writeString(source, "x = '" + secret + "'\nrequests.post(u)\n");
    Path page = folder.resolve("page.html");
    run("filescan", source.toString(), page.toString());
    assertThat(Files.readString(page)).doesNotContain(secret).contains("requests.post(u)");
  }

  @Test
  void comparesWithABaseline() {
    finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    Path before = folder.resolve("before.json");
    run("scan", source.toString(), "--format", "json", "-o", before.toString());
    assertThat(run("scan", source.toString(), "--baseline", before.toString())).isZero();
    assertThat(out).contains("unchanged", "0 new, 0 fixed");
    findings.clear();
    assertThat(run("scan", source.toString(), "--baseline", before.toString(), "--format", "json")).isZero();
    assertThat(out).contains("\"fixed\":[{\"rule\":\"undeclared-egress\",\"path\":\"a.py\"");
    finding("POST", "https://b.example/x", "Unknown", "b.example", Category.UNKNOWN, "DATA");
    assertThat(run("scan", source.toString(), "--baseline", before.toString())).isEqualTo(1);
    assertThat(run("scan", source.toString(), "--baseline", source.toString())).isEqualTo(2);
    assertThat(err).contains("is no report of a scan");
    assertThat(run("scan", source.toString(), "--baseline", folder.resolve("no").toString())).isEqualTo(2);
  }

  @Test
  void takesSuppressionsFromTheSource() throws IOException {
    finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    Files.writeString(source, "\nrequests.post(u)  # weir: allow undeclared-egress reason=by contract\n");
    assertThat(run("scan", source.toString())).isZero();
    assertThat(out).contains("suppressed: by contract", "1 suppressed");
    Files.writeString(source,
        "\nrequests.post(u)  # weir: allow undeclared-egress until=2020-01-01 reason=was fine\n");
    assertThat(run("scan", source.toString())).isEqualTo(1);
    assertThat(out).contains("notice  a.py:2  a suppression ran out on 2020-01-01");
  }

  @Test
  void followsTheProjectsSettings() throws IOException {
    finding("POST", "https://a.example/x", "Unknown", "a.example", Category.UNKNOWN, "DATA");
    String settings = settings("""
        version: 1
        exclude: [gen/]
        rules: {undeclared-egress: high}
        recipients: [{host: "*.example", reason: tests}, {name: OpenAI, reason: contract}]
        fail_on: egress
        """);
    assertThat(run("scan", source.toString(), "-c", settings)).isZero();
    assertThat(out).contains("suppressed: tests", "high");
    assertThat(run("scan", source.toString(), "-c", settings("version: 1\nrules: {undeclared-egress: off}")))
        .isZero();
    assertThat(out).doesNotContain("goes to");
    assertThat(run("scan", source.toString(), "-c", settings("version: 1\nfail_on: none"))).isZero();
    assertThat(
        run("scan", source.toString(), "-c", settings("version: 1\nfail_on: none"), "--fail-on", "egress"))
        .isEqualTo(1);
    assertThat(run("scan", source.toString(), "-c", settings("version: 1\nexclude: [\"*.py\"]"))).isZero();
    assertThat(out).contains("skipped  a.py: excluded");
  }

  @Test
  void saysEverythingThatIsWrongWithTheSettings() throws IOException {
    String file = settings("""
        exclud: [a]
        rules: {undeclared-egres: off, undeclared-egress: maybe}
        recipients: [{name: a}, {name: a, host: b, reason: c}]
        fail_on: all
        """);
    assertThat(run("scan", source.toString(), "-c", file)).isEqualTo(2);
    assertThat(err.lines().filter(line -> line.startsWith("weir: "))).hasSize(7);
    assertThat(err).contains(":1:1: exclud: is no key that is known here", "did you mean exclude?",
        "version is missing", "\"undeclared-egres\" is no rule", "did you mean undeclared-egress?",
        ":2:51: rules.undeclared-egress: \"maybe\" is not known here", "reason is missing",
        "needs either name or host",
        "fail_on: \"all\" is not known here");
    assertThat(run("scan", source.toString(), "-c", "no.yaml")).isEqualTo(2);
  }

  @Test
  void writesAPolicyThatTheCheckerAccepts() throws IOException {
    finding("POST", "https://api.openai.com/v1/chat/completions?x=1", "OpenAI", "api.openai.com", Category.AI,
        "EMAIL");
    finding("GET", "https://api.openai.com/v1/models/*", "OpenAI", "api.openai.com", Category.AI, "PROMPT");
    finding("PUT", "https://*.s3.amazonaws.com/*", "Amazon Web Services", "*.s3.amazonaws.com",
        Category.CLOUD, "FILE");
    finding("PUT", "https://logs.s3.amazonaws.com/b/x-*", "Amazon Web Services", "*", Category.CLOUD, "FILE");
    finding("", "http://127.0.0.1:9000/in", "Local", "127.0.0.1", Category.LOCAL, "US_SSN");
    finding("POST", "https://api.openai.com/v1/chat/completions", "OpenAI", "api.openai.com", Category.AI,
        "SECRET");
    finding("POST", "https://*", "Unknown", "*", Category.UNKNOWN, "SECRET");
    finding("POST", "smtp://mail.example.com", "Unknown", "mail.example.com", Category.UNKNOWN, "EMAIL");
    finding("POST", "https://a b\"\n- x: {/", "Unknown", "\"\n*", Category.UNKNOWN, "odd\n");
    findings.add(finding(new Call("stripe.Charge.create", "", List.of()),
        Recipient.of("Stripe", "api.stripe.com", Category.PAYMENTS), "CREDIT_CARD"));
    Path policy = folder.resolve("out.yaml");
    assertThat(run("scan", source.toString(), "--policy", policy.toString())).isEqualTo(1);
    String yaml = Files.readString(policy);
    assertThat(PolicyFile.load(policy)).as(yaml).isInstanceOf(Loaded.Ok.class);
    assertThat(run("check", policy.toString())).isZero();
    assertThat(yaml).contains("""
          openai:
            hosts: ["api.openai.com"]
            category: ai
            allow:
              - {methods: [GET], paths: ["/v1/models/*"]}
              - {methods: [POST], paths: ["/v1/chat/completions"]}
        """, """
          amazon-web-services:
            hosts: ["logs.s3.amazonaws.com"]
            category: cloud
            allow:
              - {methods: [PUT], paths: ["/b/*"]}
        """, """
            hosts: ["*.s3.amazonaws.com"]
            category: cloud
            allow:
              - {methods: [PUT], paths: ["/**"]}
        """, """
            ports: [9000]
            addresses: {allow: ["127.0.0.1/32"]}
        """, """
          - name: data-to-openai
            when: destination.name == "openai"
            data: {EMAIL: keep, "*": deny}
        """, "nobody knows where it goes: https://* (a.py:2)",
        "nobody knows where it goes: smtp://mail.example.com",
        "    hosts: [\"api.stripe.com\"]\n    category: payments\n  ");
  }

  @Test
  void writesAPolicyOfNothingWhereNothingLeaves() {
    Path policy = folder.resolve("out.yaml");
    run("scan", source.toString(), "--policy", policy.toString());
    assertThat(run("check", policy.toString())).isZero();
    assertThat(out).contains("0 destinations");
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() {
    assertThat(run("scan")).isEqualTo(2);
    assertThat(err).contains("no target given");
    assertThat(run("scan", "no/such/file.py", "x>=1")).isEqualTo(2);
    assertThat(err).contains("no such file, and no package's name: no/such/file.py", "x>=1");
    assertThat(run("scan", source.toString(), "--format", "pdf")).isEqualTo(2);
    assertThat(run("scan", source.toString(), "--format", "json,html")).isEqualTo(2);
    assertThat(err).contains("several formats cannot share standard output");
    assertThat(run("scan", source.toString(), "-o", folder.resolve("no/x.txt").toString())).isEqualTo(2);
    assertThat(run("scan", "pkg", "--index-url", "nonsense")).isEqualTo(2);
    assertThat(err).contains("--index-url is no address of an index");
    assertThat(run("scan", "pkg", "--index-url", "http://203.0.113.7/simple")).isEqualTo(2);
    assertThat(err).contains("without HTTPS");
    assertThat(run("filescan")).isEqualTo(2);
  }

  @Test
  void listsItsRules() {
    assertThat(run("scan", "--rules")).isZero();
    assertThat(out).isEqualTo("undeclared-egress  medium  Egress that nobody declared\n");
  }

  private String settings(String yaml) throws IOException {
    return Files.writeString(folder.resolve("weir-scan.yaml"), yaml).toString();
  }

  private void finding(String method, String url, String vendor, String host, Category category,
      String type) {
    findings.add(
        finding(new Call("requests.post", method, List.of(url)), Recipient.of(vendor, host, category), type));
  }

  private static Finding finding(Call call, Recipient recipient, String type) {
    return new Finding(RULE.name(), "a.py", 2, 1, 2, Verdict.SENDS, "goes to " + recipient.name(), call,
        recipient,
        List.of(new Datum(type, "x")), List.of(), List.of(new Step("a.py", 2, "sent")),
        String.join(",", call.urls()) + call.method());
  }

  private int run(String... args) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    Screen screen = new Screen(new PrintStream(results, true, StandardCharsets.UTF_8),
        new PrintStream(messages, true, StandardCharsets.UTF_8), false, false);
    CommandLine root = Weir.commands(screen);
    root.getCommandSpec().removeSubcommand("scan");
    root.getCommandSpec().removeSubcommand("filescan");
    root.addSubcommand(new ScanCommand(screen, new Told()))
        .addSubcommand(new FilescanCommand(screen, new Told()));
    int code = Weir.withHouseRules(root, screen).execute(args);
    out = results.toString(StandardCharsets.UTF_8);
    err = messages.toString(StandardCharsets.UTF_8);
    return code;
  }

  /** Finds what the test says, in the file that the test wrote. */
  private final class Told implements Engine {
    @Override
    public List<RuleDoc> rules() {
      return List.of(RULE);
    }

    @Override
    public Scanned scan(List<Target> targets, ScanSettings settings, Scanner.Progress progress) {
      progress.at(1, 1);
      List<Skipped> skipped = new ArrayList<>(
          List.of(new Skipped("logo.png", "no source of a language that is read")));
      boolean out = settings.excludes("a.py");
      if (out) {
        skipped.add(new Skipped("a.py", "excluded"));
      }
      return new Scanned(
          new Report(List.of("a.py"), out ? List.of() : files, skipped, out ? List.of() : findings),
          path -> {
            try {
              return Files.readAllLines(source);
            } catch (IOException e) {
              return List.of();
            }
          });
    }
  }
}
