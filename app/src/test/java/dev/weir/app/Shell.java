package dev.weir.app;

import dev.weir.app.text.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs commands as a shell does, in a folder with a configuration; keeps what the last one printed. */
final class Shell {

  private static final String CONFIGURATION = """
      version: 1
      listen: {gateway: 127.0.0.1:0, proxy: 127.0.0.1:0, admin: 127.0.0.1:0}
      callers:
        - {name: checkout, team: payments}
        - {name: legacy, from: [10.1.0.0/16]}
      destinations:
        openai:
          hosts: [api.openai.com, "*.openai.test"]
          upstream: https://api.openai.com
          category: ai
          credential: {secret: openai-live}
        pay: {hosts: [api.pay.test], allow: [{methods: [POST]}]}
      policies:
        - name: no-pii-to-ai
          when: destination.category == "ai"
          data: {EMAIL: tokenize, CREDIT_CARD: deny, "*": mask}
      tests:
        - name: e-mail is tokenised
          as: checkout
          send: {method: POST, url: "https://api.openai.com/v1/x", body: {to: ann@example.com}}
          expect: {decision: redact, redacted: [EMAIL], rule: no-pii-to-ai}
      """;

  private final Path folder;
  private String out = "";
  private String err = "";

  Shell(Path folder) throws IOException {
    this.folder = folder;
    write("weir.yaml", CONFIGURATION);
  }

  /** Writes a file of the folder. */
  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  Path configuration() {
    return folder.resolve("weir.yaml");
  }

  Path data() {
    return folder.resolve("weir-data");
  }

  /** Runs a command with this on its standard input; returns its exit code. */
  int given(String input, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(args);
    } finally {
      System.setIn(before);
    }
  }

  int run(String... args) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    Screen screen = new Screen(new PrintStream(results, true, StandardCharsets.UTF_8),
        new PrintStream(messages, true, StandardCharsets.UTF_8), false, false);
    int code = Weir.withHouseRules(Weir.commands(screen, args), screen).execute(args);
    out = results.toString(StandardCharsets.UTF_8);
    err = messages.toString(StandardCharsets.UTF_8);
    return code;
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }
}
