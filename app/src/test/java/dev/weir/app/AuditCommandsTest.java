package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.WitnessServer;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.tree.LogKey;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.tree.WitnessKey;
import dev.weir.audit.witness.Witness;
import dev.weir.audit.witness.WitnessSeed;
import dev.weir.model.AuditEvent;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuditCommandsTest extends AtAShell {

  private static final String LEFT = SmallLog.LEFT;
  private static final String DENIED = SmallLog.DENIED;

  @BeforeEach
  void log() throws Exception {
    SmallLog.write(shell.data());
  }

  @Test
  void showsTheNewestFirst() {
    assertThat(shell.run("audit", "search", "-c", file)).isZero();
    assertThat(shell.out().lines()).hasSize(4).satisfiesExactly(head -> assertThat(head).startsWith("TIME"),
        change -> assertThat(change).contains("ann", "k1", "key minted", "for checkout"),
        denied -> assertThat(denied).contains("(unknown)", "deny", "(identity)", "401"),
        left -> assertThat(left).contains("2026-03-01T12:00:00Z", "checkout", "POST", "openai/v1/{}",
            "redact",
            "2 EMAIL", "200"));
  }

  @Test
  void findsByEachCondition() {
    for (String condition : List.of("--caller=checkout", "--team=payments", "--decision=redact",
        "--call=" + LEFT,
        "--status=200", "--rule=(default)", "--until=2026-03-01T12:00:30Z")) {
      assertThat(
          shell.run("audit", "search", "--data", shell.data().toString(), "--format", "json", condition))
          .isZero();
      assertThat(shell.out().lines()).as(condition).singleElement().asString().contains(LEFT, "\"outcome\"");
    }
    shell.run("audit", "search", "-c", file, "--kind", "email", "--destination", "openai", "--limit", "1",
        "--oldest-first");
    assertThat(shell.out()).contains("checkout").doesNotContain("(unknown)");
    assertThat(shell.err()).contains("there may be more");
  }

  @Test
  void provesACallToWhoeverHasTheKey() throws Exception {
    String proof = folder.resolve("proof").toString();
    String key = LogKey.of(new byte[32]).verifier().toString();
    assertThat(shell.run("audit", "prove", LEFT, "-c", file, "-o", proof)).isZero();
    assertThat(shell.err()).contains(key);
    assertThat(shell.run("audit", "verify-proof", proof, "--key", key)).isZero();
    assertThat(shell.out()).contains("proven", "record 0 of the 4", "\"call\":\"" + LEFT + "\"", "redact");
    assertThat(
        shell.run("audit", "verify-proof", proof, "--key", shell.data().resolve("audit/verifier").toString()))
        .isZero();
    Files.writeString(Path.of(proof), Files.readString(Path.of(proof)).replace("index 0", "index 1"));
    assertThat(shell.run("audit", "verify-proof", proof, "--key", key)).isEqualTo(1);
    assertThat(shell.out()).contains("NOT PROVEN");
    assertThat(shell.run("audit", "prove", LEFT, "-c", file, "--outcome")).isZero();
    assertThat(shell.out()).startsWith("c2sp.org/tlog-proof@v1\n").contains("index 1\n");
    assertThat(shell.run("audit", "prove", "nobody", "-c", file)).isEqualTo(2);
    assertThat(shell.run("audit", "verify-proof", proof)).isEqualTo(2);
    assertThat(shell.run("audit", "verify-proof", file, "--key", key)).isEqualTo(2);
    assertThat(shell.run("audit", "verify", "-c", file, "--key", key)).isZero();
    assertThat(shell.out()).contains("checkpoint of 4 records");
    assertThat(shell.run("audit", "verify", "-c", file, "--key", "nonsense")).isEqualTo(2);
  }

  @Test
  void replaysWhatIsRecordedByAnotherPolicy() throws Exception {
    String changed = """
        version: 1
        callers: [{name: checkout, team: payments}]
        destinations:
          openai: {hosts: [api.openai.com], upstream: "https://api.openai.com"}
        policies: [{name: no-mail, data: {EMAIL: deny}}]
        """;
    Path policy = Files.writeString(folder.resolve("changed.yaml"), changed);
    assertThat(shell.run("replay", policy.toString(), "--audit", shell.data().toString())).isEqualTo(1);
    assertThat(shell.out()).contains("checkout", "redact", "no-mail", "EMAIL must not be sent here",
        "1 of 2 calls would have fared otherwise");
    assertThat(shell.run("replay", policy.toString(), "--audit", shell.data().resolve("audit").toString(),
        "--since", "2026-03-01T12:00:30Z")).isZero();
    assertThat(shell.out()).contains("0 of 1 calls");
    assertThat(shell.run("replay", policy.toString(), "--audit", folder.resolve("no").toString()))
        .isEqualTo(2);
    assertThat(shell.err()).contains("--audit DIR");
  }

  @Test
  void takesTimesAsPeopleTypeThem() {
    for (String since : List.of("2026-03-01T12:00:30Z", "2026-03-01T13:00:30+01:00")) {
      assertThat(shell.run("audit", "search", "-c", file, "--since", since)).isZero();
      assertThat(shell.out()).contains("(unknown)").doesNotContain("redact");
    }
    assertThat(shell.run("audit", "search", "-c", file, "--until", "2026-03-01")).isZero();
    assertThat(shell.err()).contains("nothing is found");
    assertThat(shell.run("audit", "search", "-c", file, "--until", "2h ago", "--since", "900000d")).isZero();
    assertThat(shell.run("audit", "search", "-c", file, "--since", "yesterday")).isEqualTo(2);
    assertThat(shell.err()).contains("--since yesterday", "15m");
    assertThat(shell.run("audit", "search", "-c", file, "--since", "1h", "--until", "2h")).isEqualTo(2);
  }

  @Test
  void saysWhatCannotBeMeant() {
    assertThat(shell.run("audit", "search", "-c", file, "--decision", "maybe")).isEqualTo(2);
    assertThat(shell.err()).contains("--decision maybe", "shadow-deny");
    assertThat(shell.run("audit", "search", "--data", folder.resolve("no").toString())).isEqualTo(2);
    assertThat(shell.err()).contains("there is no data folder", "--data DIR");
  }

  @Test
  void understandsQueriesInWords() {
    assertThat(shell.run("audit", "search", "-c", file, "caller:check*", "kind:email", "since:2026-03-01",
        "--format", "json")).isZero();
    assertThat(shell.out().lines()).singleElement().asString().contains(LEFT);
    assertThat(shell.run("audit", "search", "-c", file, "--", "-caller:checkout", "decision:deny")).isZero();
    assertThat(shell.out()).contains("(identity)").doesNotContain("checkout");
    assertThat(shell.run("audit", "search", "-c", file, "--limit", "1", "--format", "json")).isZero();
    assertThat(shell.err()).contains("--behind 3");
    assertThat(shell.run("audit", "search", "-c", file, "--limit", "1", "--behind", "3", "--format", "json"))
        .isZero();
    assertThat(shell.out()).contains(DENIED);
    assertThat(shell.run("audit", "search", "-c", file, "colour:red")).isEqualTo(2);
    assertThat(shell.err()).contains("there is no field colour", "caller, team");
  }

  @Test
  void countsByTheIndex() {
    assertThat(shell.run("audit", "stats", "-c", file)).isZero();
    assertThat(shell.out()).contains("DESTINATION", "openai", "CALLER", "(none)", "checkout", "EMAIL",
        "DENIED BY",
        "(identity)", "2026-03-01T12:00:00Z");
    assertThat(shell.run("audit", "stats", "-c", file, "--by", "caller", "decision:redact", "--newest"))
        .isZero();
    assertThat(shell.out()).contains("checkout").doesNotContain("(none)", "openai");
    assertThat(shell.run("audit", "stats", "-c", file, "--by", "path")).isEqualTo(2);
    assertThat(shell.err()).contains("--by path", "destination, caller");
    assertThat(shell.run("audit", "stats", "-c", file, "status:200")).isEqualTo(2);
    assertThat(shell.err()).contains("numbers are not kept by status");
    assertThat(shell.run("audit", "index", "-c", file, "--rebuild")).isZero();
    assertThat(shell.out()).contains("indexed: 4 records");
  }

  @Test
  void showsWhatACallerDidBefore() {
    assertThat(shell.run("audit", "timeline", "-c", file, "--caller", "checkout", "--before",
        "2026-03-01T12:10:00Z")).isZero();
    assertThat(shell.out().lines()).hasSize(3).satisfiesExactly(head -> assertThat(head).startsWith("TIME"),
        call -> assertThat(call).contains("checkout", "redact"),
        change -> assertThat(change).contains("key minted"));
    assertThat(shell.run("audit", "timeline", "-c", file, "--caller", "checkout", "--before",
        "2026-03-01T13:00:30Z", "--span", "59m")).isZero();
    assertThat(shell.out()).contains("key minted").doesNotContain("checkout  ");
  }

  @Test
  void showsCallsAsTheyComeAndOnceMoreWhenTheyHaveEnded() {
    assertThat(shell.run("audit", "tail", "-c", file, "--from-start", "--limit", "4")).isZero();
    assertThat(shell.out().lines()).satisfiesExactly(
        judged -> assertThat(judged).contains("redact", "no outcome"),
        ended -> assertThat(ended).contains("redact", "200"),
        denied -> assertThat(denied).contains("(identity)"),
        change -> assertThat(change).contains("key minted"));
    assertThat(shell.run("audit", "tail", "-c", file, "--from-start", "--limit", "1", "--format", "json",
        "status:2xx")).isZero();
    assertThat(shell.out()).contains("\"outcome\"", LEFT);
  }

  @Test
  void hasItsCheckpointWitnessedAndSentOut() throws Exception {
    Verifier log = LogKey.of(new byte[32]).verifier();
    WitnessKey witness = WitnessKey.of(WitnessSeed.in(folder.resolve("witness")));
    String key = witness.verifier().toString();
    Path copy = folder.resolve("checkpoint-4");
    try (WitnessServer server = WitnessServer.open(new Listen.Socket(Ip.v4(0x7f000001), 0),
        new Witness(folder.resolve("witness"), witness, List.of(log), Clock.systemUTC()))) {
      String url = "http://" + server.bound();
      assertThat(shell.run("audit", "publish", "-c", file, "--witness-url", url, "--witness", key, "--to",
          folder.resolve("checkpoint-{size}").toString())).isZero();
      assertThat(shell.out()).contains("published: 4 records");
      assertThat(Files.readString(copy)).contains(log.name(), witness.verifier().name());
      assertThat(shell.run("audit", "verify", "-c", file, "--key", log.toString(), "--witness", key))
          .isZero();
      assertThat(shell.out()).contains("witnessed at ", "the first 4 records");
      assertThat(shell.run("audit", "publish", "-c", file, "--put", url + "/nowhere")).isEqualTo(1);
      assertThat(shell.err()).contains("not published", "404");
    }
    Files.delete(shell.data().resolve("audit/cosigned"));
    assertThat(shell.run("audit", "verify", "-c", file, "--witness", key)).isEqualTo(1);
    assertThat(shell.out()).contains("no checkpoint that a witness has signed is there");
    assertThat(shell.run("audit", "verify", "-c", file, "--witness", log.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("that is no verifier of a witness");
    assertThat(shell.run("audit", "publish", "-c", file)).isEqualTo(2);
    assertThat(shell.run("audit", "publish", "-c", file, "--witness", key)).isEqualTo(2);
    assertThat(shell.run("audit", "witness", "--log", log.toString(), "--listen", "here")).isEqualTo(2);
  }

  @Test
  void writesAPageForAuditors() throws IOException {
    Path page = folder.resolve("report.html");
    assertThat(shell.run("audit", "report", "-c", file, "--from", "2026-03-01", "--to", "2026-03-02", "-o",
        page.toString())).isZero();
    assertThat(Files.readString(page)).contains("The log is whole",
        "2026-03-01T00:00:00Z to 2026-03-02T00:00:00Z",
        "<td>EMAIL</td>", "<td>openai</td>", "(identity)", "key minted", "GDPR article 30", "10.2.2", "CC7.1",
        "API10:2023", "weir-audit/").doesNotContain("<script", "http://", "src=");
    assertThat(shell.run("audit", "report", "-c", file, "--from", "2026-03-02", "--to", "2026-03-01", "-o",
        page.toString())).isEqualTo(2);
    byte[] bytes = Files.readAllBytes(segment());
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment(), bytes);
    assertThat(shell.run("audit", "report", "-c", file, "-o", page.toString())).isEqualTo(1);
    assertThat(Files.readString(page)).contains("The log is not whole");
  }

  @Test
  void dropsWhatIsOldButNotWhatIsHeld() throws Exception {
    // Its own last segment always stays, so that there has to be a second one.
    try (SegmentLog log = SegmentLog.open(shell.data(), Clock.systemUTC(), LogKey.of(new byte[32]))) {
      log.append(new AuditEvent.AdminChange(Instant.now(), "ann", "key revoked", "k1", ""))
          .toCompletableFuture().get();
    }
    assertThat(shell.run("audit", "hold", "-c", file)).isZero();
    assertThat(shell.err()).contains("nothing is held");
    assertThat(shell.run("audit", "hold", "case-7", "-c", file, "--since", "2026-03-01")).isEqualTo(2);
    assertThat(
        shell.run("audit", "hold", "case-7", "-c", file, "--since", "2026-03-01", "--reason", "a court"))
        .isZero();
    assertThat(shell.run("audit", "hold", "-c", file)).isZero();
    assertThat(shell.out()).contains("case-7", "2026-03-01T00:00:00Z", "a court");
    assertThat(shell.run("audit", "retain", "-c", file, "--keep", "1d")).isZero();
    assertThat(shell.out()).contains("dropped: 0 records");
    assertThat(shell.err()).contains("held by case-7");
    assertThat(shell.run("audit", "hold", "case-7", "-c", file, "--release")).isZero();
    assertThat(shell.run("audit", "hold", "case-7", "-c", file, "--release")).isEqualTo(2);
    assertThat(shell.run("audit", "retain", "-c", file, "--keep", "1d")).isZero();
    assertThat(shell.out()).contains("dropped: 4 records in 1 segments");
    assertThat(
        shell.run("audit", "verify", "-c", file, "--key", LogKey.of(new byte[32]).verifier().toString()))
        .isZero();
    assertThat(shell.err()).contains("records 0-3 were dropped");
    assertThat(shell.run("audit", "retain", "-c", file, "--keep", "long")).isEqualTo(2);
  }

  @Test
  void verifiesAndNamesWhatWasChanged() throws IOException {
    assertThat(shell.run("audit", "verify", "-c", file)).isZero();
    assertThat(shell.out()).startsWith("intact  records: 4, segments: 1, ");
    Path segment = segment();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    assertThat(shell.run("audit", "verify", "-c", file)).isEqualTo(1);
    assertThat(shell.out()).contains("damaged  ", "record", "NOT INTACT");
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(shell.data().resolve("audit"))) {
      return files.filter(path -> path.toString().endsWith(".log")).findFirst().orElseThrow();
    }
  }
}
