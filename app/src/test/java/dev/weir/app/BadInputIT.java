package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.verify.Verify;
import dev.weir.model.net.HostPattern;
import dev.weir.testkit.Answer;
import dev.weir.testkit.StandIn;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps {@code weir serve} from starting: exit code 2, words with the mend, and a data folder as it was. */
final class BadInputIT {

  private static final Map<String, String> NO_ENVIRONMENT = Map.of();

  @TempDir
  Path folder;

  private final StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
  private Site site = new Site(Path.of(""), upstream);

  @BeforeEach
  void onceServed() throws IOException {
    site = new Site(folder, upstream);
    try (Vault vault = Vault.open(site.data(), MasterKeySource.beside(site.data()), Clock.systemUTC())) {
      vault.secrets().set("up-live", "made-up".getBytes(StandardCharsets.UTF_8),
          HostPattern.parse("up.test").stream().toList());
    }
  }

  @AfterEach
  void stop() {
    site.close();
    upstream.close();
  }

  @Test
  void namesEveryMistakeOfTheConfigurationAtOnce() throws Exception {
    String errors = refused(
        site.configured(
            """
                    tls: {ca: nowhere.pem}
                polices: []
                policies:
                  - {name: nights, when: 'time.hour <', deny: "not now"}
                  - {name: typo, when: 'caler.team == "tests"', deny: "no"}
                tests:
                  - {name: a test, as: nobody, send: {method: GET, url: "http://up.test/call/a"}, expect: {decision: allow}}
                """),
        NO_ENVIRONMENT);
    assertThat(errors).contains("destinations.up.tls.ca", "nowhere.pem",
        "polices: is no key that is known here", "did you mean policies?",
        "policies[0].when", "caler.team is not known", "tests[0].as", "nobody");
    assertMended();
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    for (String door : List.of("gateway", "proxy", "admin")) {
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        String listen = Site.LISTEN.replace(door + ": '127.0.0.1:0'",
            door + ": '127.0.0.1:" + taken.getLocalPort() + "'");
        assertThat(refused(site.configured(listen, ""), NO_ENVIRONMENT)).contains(
            "127.0.0.1:" + taken.getLocalPort(), "the port is taken", "listen." + door);
      }
    }
    assertMended();
  }

  @Test
  void namesTheDataFolderThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    try (Site elsewhere = new Site(folder, file.resolve("data"), upstream.port())) {
      assertThat(refused(elsewhere.configured(""), NO_ENVIRONMENT)).contains(file.resolve("data").toString(),
          "data folder cannot be written", "`data:`");
    }
    assertThat(file).hasContent("no folder");
    assertMended();
  }

  @Test
  void saysThatTheMasterKeyIsAnotherOne() throws Exception {
    Path configuration = site.configured("");
    assertThat(refused(configuration, Map.of("WEIR_MASTER_KEY", "0f".repeat(32))))
        .contains("another master key", "start Weir with the master key that it was made with");
    assertThat(refused(configuration, Map.of("WEIR_MASTER_KEY", "short")))
        .contains("is no master key", "openssl rand")
        .doesNotContain("short");
    assertMended();
  }

  @Test
  void leavesTheDataFolderToTheOneThatServesIt() throws Exception {
    Path configuration = site.configured("");
    try (Served first = Served.start(configuration)) {
      assertThat(refused(configuration, NO_ENVIRONMENT)).contains(site.data().toString(), "another Weir",
          "a data folder of its own");
      assertThat(site.get(first.gateway("/up/call/a")).statusCode()).isEqualTo(200);
    }
  }

  /** Returns what is said on standard error by one that does not start. */
  private String refused(Path configuration, Map<String, String> environment) throws Exception {
    Map<String, String> before = site.files();
    try (Served served = Served.begin(configuration, environment)) {
      assertThat(served.exitCode()).as(served.errors()).isEqualTo(2);
      assertThat(site.files().entrySet()).as(served.errors()).containsAll(before.entrySet());
      assertThat(served.errors().lines())
          .allMatch(line -> line.startsWith("weir: ") || line.startsWith("  "));
      return served.errors();
    }
  }

  /** With the mistake mended all is well. */
  private void assertMended() throws Exception {
    try (Served served = Served.start(site.configured(""))) {
      assertThat(site.get(served.gateway("/up/call/a")).statusCode()).isEqualTo(200);
      assertThat(Verify.verify(site.data(), Verify.Progress.NONE).damage()).isEmpty();
    }
  }
}
