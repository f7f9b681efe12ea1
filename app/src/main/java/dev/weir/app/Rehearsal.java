package dev.weir.app;

import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Screen;
import dev.weir.scan.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Runs harmless commands one after another, so that the JVM can note which classes a start needs and keep them loaded and
 * linked in a file (JEP 514). The launcher calls it once for each build and kind: {@code short} for commands that end at
 * once, {@code scan} for the scanner, {@code server} for those that serve. All of it happens in a folder of its own that goes afterwards.
 */
public final class Rehearsal {

  private static final String CONFIGURATION = """
      version: 1
      listen: {gateway: 127.0.0.1:0, proxy: 127.0.0.1:0, admin: 127.0.0.1:0}
      callers: [{name: checkout, team: payments}]
      destinations:
        ai:
          hosts: [ai.test]
          upstream: https://ai.test
          category: ai
          allow: [{methods: [POST], paths: ["/v1/**"]}]
          credential: {secret: live}
          timeouts: {connect: 2s}
      policies:
        - {name: data, when: destination.category == "ai", data: {EMAIL: tokenize, "*": mask}, restore: true}
        - {name: fair-use, limit: {requests: 600/m, per: [caller]}}
      tests:
        - {name: t, as: checkout, send: {method: POST, url: "https://ai.test/v1/x", body: {to: ann@example.com}}, expect: {rule: data}}
      """;

  private static final List<List<String>> SHORT = List.of(List.of("--help"), List.of("--version"),
      List.of("completion"), List.of("check", "FILE"), List.of("test", "FILE"), List.of("inspect", "FILE"),
      List.of("keys", "mint", "checkout", "-c", "FILE"), List.of("keys", "list", "-c", "FILE"),
      List.of("secrets", "list", "-c", "FILE"), List.of("ca", "show", "-c", "FILE"),
      List.of("audit", "search", "-c", "FILE"), List.of("audit", "verify", "-c", "FILE"));

  /** As often as what runs once in a call has to run before it is compiled with counters of its branches, and they tell much. */
  private static final int CALLS = 1_200;

  private static final String SCANNED = "sources";

  /** A program that needs more of the language than the examples of the rules do. */
  private static final String PROGRAM = "rehearsal/shop.py";

  private static final List<List<String>> SCAN = List.of(List.of("scan", "SOURCE"),
      List.of("scan", "SOURCE", "--format", "html"), List.of("scan", "SOURCE", "--format", "sarif"),
      List.of("scan", "SOURCE", "--format", "json", "-o", "REPORT"));

  private Rehearsal() {}

  public static void main(String[] args) throws IOException, CannotRun {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Screen screen = new Screen(nowhere, nowhere, true, true);
    System.setOut(nowhere);
    System.setErr(nowhere);
    System.setIn(InputStream.nullInputStream());
    Path folder = Files.createTempDirectory("weir-rehearsal");
    try {
      Path file = Files.writeString(folder.resolve("weir.yaml"), CONFIGURATION);
      if (List.of(args).contains("server")) {
        run(List.of("serve", "--help"), file, screen);
        RehearsedServer.run(Files.createDirectory(folder.resolve("server")), CALLS);
      } else if (List.of(args).contains("scan")) {
        sources(Files.createDirectory(file.resolveSibling(SCANNED)));
        SCAN.forEach(command -> Main.run(spelled(command, file)));
      } else {
        SHORT.forEach(command -> run(command, file, screen));
      }
    } finally {
      remove(folder);
    }
  }

  private static void run(List<String> command, Path file, Screen screen) {
    String[] args = spelled(command, file);
    Weir.withHouseRules(Weir.commands(screen, args), screen).execute(args);
  }

  private static String[] spelled(List<String> command, Path file) {
    Map<String, String> files = Map.of("FILE", file.toString(), "SOURCE",
        file.resolveSibling(SCANNED).toString(), "REPORT", file.resolveSibling("report").toString());
    return command.stream().map(word -> files.getOrDefault(word, word)).toArray(String[]::new);
  }

  /**
   * Writes a program, the examples of all rules and a text as the files of a project: between them they need nearly all of the
   * scanner.
   */
  private static void sources(Path project) throws IOException {
    Files.writeString(project.resolve("README.md"), "# What is no code is skipped.\n");
    Path folder = Files.createDirectory(project.resolve("shop"));
    Files.createFile(folder.resolve("__init__.py"));
    try (InputStream program = Objects.requireNonNull(Rehearsal.class.getResourceAsStream(PROGRAM))) {
      Files.copy(program, folder.resolve("shop.py"));
    }
    int number = 0;
    for (String example : Rules.examples()) {
      Files.writeString(folder.resolve("example" + number++ + ".py"), example);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
