package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.vault.MasterKeySource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir admin}, before a Weir runs and beside one. */
final class AdminCommandsTest {

  @TempDir
  Path folder;
  private Shell shell;

  @BeforeEach
  void open() throws Exception {
    shell = new Shell(folder);
  }

  private int weir(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "admin";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "-c";
    all[words.length + 2] = shell.configuration().toString();
    return shell.run(all);
  }

  @Test
  void makesTheFirstCodeAloneOnStandardOutput() {
    assertThat(weir("bootstrap")).isZero();
    assertThat(shell.out()).matches("([A-Z2-7]{4}-){7}[A-Z2-7]{4}\n");
    assertThat(shell.err()).contains("15 minutes", "/bootstrap").doesNotContain(shell.out().strip());
  }

  @Test
  void makesAccountsAndKeepsThemOut() {
    assertThat(weir("add", "ann", "--role", "admin")).isZero();
    assertThat(weir("add", "ben", "--role", "auditor", "--role", "operator", "--team", "sales")).isZero();
    String first = shell.out();
    assertThat(weir("accounts")).isZero();
    assertThat(shell.out()).contains("ann", "admin", "auditor, operator", "sales", "to enrol");
    assertThat(weir("lock", "ben")).isZero();
    weir("accounts");
    assertThat(shell.out()).contains("locked");
    assertThat(weir("unlock", "ben")).isZero();
    assertThat(weir("reset", "ben")).isZero();
    assertThat(shell.out()).matches("([A-Z2-7]{4}-){7}[A-Z2-7]{4}\n").isNotEqualTo(first);
  }

  @Test
  void saysWhatCannotBeDone() {
    weir("add", "ann", "--role", "admin");
    assertThat(weir("bootstrap")).isEqualTo(2);
    assertThat(shell.err()).contains("there are accounts already");
    assertThat(weir("lock", "ann")).isEqualTo(2);
    assertThat(shell.err()).contains("nobody would be left");
    assertThat(weir("add", "ann", "--role", "admin")).isEqualTo(2);
    assertThat(weir("add", "Ben!", "--role", "admin")).isEqualTo(2);
    assertThat(weir("add", "ben", "--role", "root")).isEqualTo(2);
    assertThat(shell.err()).contains("viewer, auditor, operator or admin");
    assertThat(weir("reset", "nobody")).isEqualTo(2);
    assertThat(shell.err()).contains("weir admin accounts");
    assertThat(weir("tokens", "--mint", "x")).isEqualTo(2);
    assertThat(weir("tokens", "--mint", "x", "--scope", "keys", "--expires", "900d")).isEqualTo(2);
    assertThat(weir("tokens", "--end", "nothing")).isEqualTo(2);
  }

  @Test
  void aTokenOpensTheApiOfTheWeirThatRunsUntilItIsEnded() throws Exception {
    try (Wiring weir = Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()), _ -> {});
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(status(client, weir, "")).as("nobody administers it yet").isEqualTo(200);
      assertThat(weir("tokens", "--mint", "ci", "--scope", "audit")).isZero();
      String token = shell.out().strip();
      until(client, weir, "", 401);
      assertThat(status(client, weir, token)).isEqualTo(200);
      weir("tokens");
      assertThat(shell.out()).contains("ci", "audit", token.substring(4, 16)).doesNotContain(token);
      assertThat(weir("tokens", "--end", token.substring(4, 16))).isZero();
      until(client, weir, token, 401);
      assertThat(status(client, weir, "")).as("what was closed once stays closed").isEqualTo(401);
    }
  }

  /** The running Weir sees a change by another process within moments; as long as the machine needs for them. */
  private static void until(HttpClient client, Wiring weir, String token, int status) throws Exception {
    for (int i = 0; i < 600 && status(client, weir, token) != status; i++) {
      Thread.sleep(50);
    }
    assertThat(status(client, weir, token)).isEqualTo(status);
  }

  private static int status(HttpClient client, Wiring weir, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest
        .newBuilder(URI.create("http://" + weir.admin() + "/api/audit/search"));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }
}
