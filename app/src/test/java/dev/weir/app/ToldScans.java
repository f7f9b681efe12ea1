package dev.weir.app;

import dev.weir.app.command.scan.Engine;
import dev.weir.app.command.scan.FilescanCommand;
import dev.weir.app.command.scan.ScanCommand;
import dev.weir.app.text.Screen;
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
import picocli.CommandLine;

/** Runs the commands around a scanner that finds what a test says, in the file that is there for it. */
final class ToldScans {

  private static final RuleDoc RULE = new RuleDoc("undeclared-egress", "Egress that nobody declared", "why",
      "mend", Risk.MEDIUM);

  private final Path source;
  private final List<Finding> findings = new ArrayList<>();
  private final List<ScannedFile> files = new ArrayList<>();
  private String out = "";
  private String err = "";

  ToldScans(Path folder) {
    this.source = folder.resolve("a.py");
  }

  /** Returns this, with its file written. */
  ToldScans begun() throws IOException {
    Files.writeString(source, "import requests\nrequests.post(u, json=d)\nkey = 'x'\n");
    files.add(new ScannedFile("a.py", "python", Verdict.SENDS, Optional.empty(), 3));
    return this;
  }

  Path source() {
    return source;
  }

  List<Finding> findings() {
    return findings;
  }

  List<ScannedFile> files() {
    return files;
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }

  /** Lets the scanner find a call. */
  void finding(String method, String url, String vendor, String host, Category category,
      String type) {
    findings.add(
        finding(new Call("requests.post", method, List.of(url)), Recipient.of(vendor, host, category), type));
  }

  static Finding finding(Call call, Recipient recipient, String type) {
    return new Finding(RULE.name(), "a.py", 2, 1, 2, Verdict.SENDS, "goes to " + recipient.name(), call,
        recipient,
        List.of(new Datum(type, "x")), List.of(), List.of(new Step("a.py", 2, "sent")),
        String.join(",", call.urls()) + call.method());
  }

  /** Runs a command line and returns its exit code; what it said is told by {@link #out} and {@link #err}. */
  int run(String... args) {
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
