package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.testkit.Answer;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Weirs, each a process of its own, whose vault is one; and commands beside either. */
final class SharedVaultIT {

  private static final int BUDGET = 5;

  @TempDir
  static Path folder;

  private static PostgresServer server;
  private static StandIn upstream;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(PostgresServer.isHere(), "no postgres on this machine");
    server = PostgresServer.start();
    upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
  }

  @AfterAll
  static void stop() throws Exception {
    upstream.close();
    server.close();
  }

  @Test
  void isAdministeredAtAnyWeirForAll() throws Exception {
    Path first = configured("one");
    Path second = configured("two");
    try (Served one = Served.start(first)) {
      assertThat(ended(second)).contains("there is no master key").contains("one and the same");
      copyMasterKey(first, second);
      String key = Files.readString(masterKey(second));
      Files.writeString(masterKey(second), "8".repeat(64));
      assertThat(ended(second)).contains("was written under another master key")
          .contains("start Weir with the master key that it was made with").doesNotContain("8888");
      Files.writeString(masterKey(second), key);
      try (Served two = Served.start(second)) {
        String root = run(first, "keys", "mint", "loader");
        awaited("the key at the other Weir", two, root, "200");
        String below = run(second, "keys", "mint", "--from", idOf(first, 0), "--budget",
            "requests=" + BUDGET);
        awaited("the sub-key", two, below, "200");
        for (int i = 1; i < BUDGET; i++) {
          assertThat(call(i % 2 == 0 ? one : two, below)).startsWith("HTTP/1.1 200 ");
        }
        assertThat(call(one, below)).startsWith("HTTP/1.1 429 ");
        assertThat(call(two, below)).startsWith("HTTP/1.1 429 ");

        run(second, "keys", "revoke", idOf(second, 0));
        awaited("the revocation at the one Weir", one, root, "401");
        awaited("the revocation at the other", two, root, "401");
        outlives(first, one);
      }
    }
  }

  /** While the server is away keys are what they were, and nothing is changed. */
  private static void outlives(Path file, Served weir) throws Exception {
    String key = run(file, "keys", "mint", "loader");
    awaited("the next key", weir, key, "200");
    server.kill();
    Shell shell = new Shell(Files.createDirectories(folder.resolve("shell")));
    assertThat(shell.run("keys", "mint", "loader", "-c", file.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("the vault in PostgreSQL at 127.0.0.1:").contains("cannot be asked")
        .contains("see that it runs");
    assertThat(call(weir, key)).startsWith("HTTP/1.1 200 ");
    server.restart();
    assertThat(run(file, "keys", "list")).contains("loader");
  }

  private static Path configured(String name) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD);
    try (Site site = new Site(Files.createDirectories(folder.resolve(name)), upstream)) {
      return site.configured(
          "shared: {postgres: {url: '%s', password: {file: '%s'}}}\n".formatted(server.url(), password));
    }
  }

  private static Path masterKey(Path file) {
    return file.resolveSibling("data").resolve("vault").resolve("master.key");
  }

  /** As whoever sets up a second Weir does. */
  private static void copyMasterKey(Path from, Path to) throws IOException {
    Files.createDirectories(masterKey(to).getParent());
    Files.copy(masterKey(from), masterKey(to), StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Returns what a Weir says that does not start. */
  private static String ended(Path file) throws Exception {
    try (Served served = Served.begin(file, Map.of())) {
      assertThat(served.exitCode()).isEqualTo(2);
      return served.errors();
    }
  }

  private static String run(Path file, String... arguments) throws IOException {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "-c";
    all[arguments.length + 1] = file.toString();
    Shell shell = new Shell(Files.createDirectories(folder.resolve("shell")));
    assertThat(shell.run(all)).as(shell.err()).isZero();
    return shell.out().strip();
  }

  private static String idOf(Path file, int row) throws IOException {
    String line = run(file, "keys", "list").lines().skip(row + 1L).findFirst().orElseThrow();
    return line.substring(0, line.indexOf(' '));
  }

  private static void awaited(String what, Served weir, String key, String status)
      throws InterruptedException {
    Served.await(what, () -> call(weir, key).startsWith("HTTP/1.1 " + status));
  }

  private static String call(Served weir, String key) {
    try (Talk talk = Talk.with(weir)) {
      talk.say("GET /up/call/a HTTP/1.1\r\nHost: weir\r\nAuthorization: Bearer " + key + "\r\n\r\n");
      return talk.answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
