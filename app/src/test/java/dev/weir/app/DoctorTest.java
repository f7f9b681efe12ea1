package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.HostPattern;
import dev.weir.testkit.Answer;
import dev.weir.testkit.FreePort;
import dev.weir.testkit.StandIn;
import dev.weir.testkit.TestAuthority;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DoctorTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
  }

  @Test
  void findsNothingBrokenBeforeTheFirstStart() {
    assertThat(shell.run("doctor", "-c", shell.configuration().toString(), "--offline")).isZero();
    assertThat(shell.out()).contains("ok    configuration", "look  running", "does not serve", "is free",
        "the first `weir serve` makes it", "nothing is broken");
    // What the kernel tells is a number of several digits, read at once or not at all.
    assertThat(shell.out()).doesNotContainPattern("entropy: [0-9] bits");
  }

  @Test
  void looksAtARunningWeir() throws Exception {
    Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()), loaded -> {}).close();
    shell.write("weir.yaml",
        Files.readString(shell.configuration()).replace("admin: 127.0.0.1:0",
            "admin: 127.0.0.1:" + FreePort.find()));
    try (Wiring weir = Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()),
        loaded -> {})) {
      assertThat(weir.audit().recovery().isClean()).isTrue();
      assertThat(shell.run("doctor", "-c", shell.configuration().toString(), "--offline")).isZero();
      assertThat(shell.out()).contains("Weir serves, and is ready", "its owner's alone", "it opens the vault",
          "valid until", "MB free", "at most", "Weir goes by this file", "records are kept",
          "on Java 25");
    }
  }

  @Test
  void saysWhatIsBrokenAndHowToMendIt() throws Exception {
    Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()), loaded -> {}).close();
    Files.setPosixFilePermissions(shell.data(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(shell.data().resolve("vault/master.key"), "no key");
    Files.writeString(shell.data().resolve("ca/ca.pem"), "gone");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      shell.write("weir.yaml", Files.readString(shell.configuration())
          .replace("gateway: 127.0.0.1:0", "gateway: 127.0.0.1:" + taken.getLocalPort())
          .replace("https://api.openai.com", "https://127.0.0.1:1"));
      assertThat(shell.run("doctor", "-c", shell.configuration().toString())).isEqualTo(1);
    }
    assertThat(shell.out()).contains("FAILS port of gateway", "set listen.gateway", "look  data folder",
        "chmod 700",
        "FAILS master key", "FAILS authority", "is no certificate", "FAILS destination openai",
        "127.0.0.1:1 does not answer",
        "4 of ");
  }

  @Test
  void looksIntoTheVaultAndAtCertificates() throws Exception {
    Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()), loaded -> {}).close();
    Clock past = Clock.fixed(Instant.now().minus(Duration.ofDays(3)), ZoneOffset.UTC);
    try (Vault vault = Vault.open(shell.data(), MasterKeySource.beside(shell.data()), past)) {
      vault.secrets().set("openai-live", "planted-s3cret".getBytes(StandardCharsets.UTF_8),
          List.of(HostPattern.parse("api.openai.com").orElseThrow()));
      vault.secrets().describe("openai-live", "ann", Optional.of(Instant.now().minusSeconds(60)));
      vault.secrets().set("other", "planted-s3cret".getBytes(StandardCharsets.UTF_8),
          List.of(HostPattern.parse("api.openai.com").orElseThrow()));
      vault.secrets().describe("other", "ann", Optional.of(Instant.now().plus(Duration.ofDays(2))));
      vault.keys().mint("gone", "", Optional.empty());
      vault.keys().mint("checkout", "", Optional.of(Instant.now().plus(Duration.ofDays(2))));
    }
    Files.setPosixFilePermissions(shell.data().resolve("ca/ca.key"),
        PosixFilePermissions.fromString("rw-r--r--"));
    TestAuthority authority = TestAuthority.create("test");
    Path ca = shell.write("upstream.pem", authority.pem());
    shell.write("weir.yaml", Files.readString(shell.configuration()).replace("category: ai",
        "category: ai\n    tls: {ca: " + ca + "}"));
    assertThat(shell.run("doctor", "-c", shell.configuration().toString(), "--offline")).isEqualTo(1);
    assertThat(shell.out()).contains("FAILS file modes", "ca.key can be read by others",
        "FAILS secrets: openai-live expired", "look  secrets: other expire", "of gone: no such caller",
        "of checkout expire", "destinations.openai.tls.ca").doesNotContain("planted");
  }

  @Test
  void tellsProgramsTheSame() throws Exception {
    Files.createDirectories(shell.data());
    assertThat(shell.run("doctor", "-c", shell.configuration().toString(), "--offline", "--json")).isZero();
    JsonNode report = JsonMapper.shared().readTree(shell.out());
    assertThat(report.get("failed").asInt()).isZero();
    assertThat(report.get("checks")).isNotEmpty().allSatisfy(check -> {
      assertThat(check.get("state").asString()).isIn("ok", "look", "fails");
      assertThat(check.get("of").asString()).isNotEmpty();
      assertThat(check.get("what").asString()).isNotEmpty();
      assertThat(check.get("mend").asString().isEmpty())
          .isEqualTo(check.get("state").asString().equals("ok"));
    });
  }

  @Test
  void namesEveryMistakeOfTheConfiguration() throws IOException {
    Path wrong = shell.write("wrong.yaml", "version: 1\ncolour: red\n");
    assertThat(shell.run("doctor", "-c", wrong.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("colour");
  }

  @Test
  void asksTheAnalyser() throws IOException {
    try (StandIn analyser = StandIn.http("analyser.test")) {
      analyser.on("POST", "/analyze", _ -> Answer.json(200,
          "[{\"entity_type\": \"PERSON\", \"start\": 12, \"end\": 23, \"score\": 0.85}]"));
      assertThat(withAnalyser(analyser.port(), "deny")).isZero();
      assertThat(shell.out()).contains("ok    detect.analyser: http://127.0.0.1:", "answers");
      analyser.on("POST", "/analyze", _ -> Answer.json(200, "[]"));
      assertThat(withAnalyser(analyser.port(), "deny")).isZero();
      assertThat(shell.out()).contains("look  detect.analyser", "finds nobody", "which models it has");
      analyser.on("POST", "/analyze", _ -> Answer.json(500, "{}"));
      assertThat(withAnalyser(analyser.port(), "own")).isEqualTo(1);
      assertThat(shell.out()).contains("FAILS detect.analyser", "answered with status 500",
          "Weir's own findings count alone");
    }
    assertThat(withAnalyser(FreePort.find(), "deny")).isEqualTo(1);
    assertThat(shell.out()).contains("FAILS detect.analyser", "did not answer in time, or not at all",
        "Calls that it would be asked about are denied", "whether it runs");
  }

  private int withAnalyser(int port, String onError) throws IOException {
    shell.write("analyser.yaml", """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
        data: weir-data
        detect: {analyser: {url: 'http://127.0.0.1:%d/analyze', timeout: 10s, on_error: %s}}
        """.formatted(port, onError));
    return shell.run("doctor", "-c", folder.resolve("analyser.yaml").toString());
  }
}
