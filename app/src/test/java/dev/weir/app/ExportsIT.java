package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Weir that sends its audit log to a receiver that holds it up, and is killed between what it sent and its cursor. */
final class ExportsIT {

  private static final String TOKEN = "s3cr3t-of-the-siem";

  @TempDir
  Path folder;

  private final CountDownLatch held = new CountDownLatch(1);

  @Test
  void losesNothingAndHoldsUpNobody() throws Exception {
    try (StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
        StandIn siem = StandIn.http("siem.test").on("POST", "/in", _ -> hold());
        Site site = new Site(folder, upstream)) {
      Path file = site.configured("""
          audit:
            exports:
              - {name: siem, to: "http://127.0.0.1:%d/in", credential: {secret: siem-token}}
              - {name: lake, to: "file:lake", roll: {size: 1B}}
            retention: {keep: 1d}
          """.formatted(siem.port()));
      Shell shell = new Shell(Files.createDirectory(folder.resolve("shell")));
      assertThat(shell.given(TOKEN, "secrets", "set", "siem-token", "-c", file.toString())).as(shell.err())
          .isZero();
      assertThat(shell.out()).contains("127.0.0.1");
      String killed;
      try (Served weir = Served.start(file)) {
        Served.await("events on their way", () -> !siem.requests().isEmpty());
        // The receiver has them and does not answer: no call knows.
        calls(weir, 5);
        weir.kill();
        killed = weir.errors();
      }
      held.countDown();
      try (Served weir = Served.start(file)) {
        calls(weir, 5);
        Served.await("the intents of ten calls", () -> intents(siem).size() == 10);
        Served.await("no lag", () -> scraped(site, weir, "weir_audit_export_lag{export=\"siem\"} 0"));
        assertThat(sequences(siem)).containsExactlyElementsOf(
            LongStream.range(0, sequences(siem).size()).boxed().toList());
        assertThat(scraped(site, weir, "weir_audit_export_up{export=\"siem\"} 1")).isTrue();
        Served.await("no lag of files",
            () -> scraped(site, weir, "weir_audit_export_lag{export=\"lake\"} 0"));
        assertThat(file.resolveSibling("lake")).isDirectoryContaining("glob:**/weir-audit*-0*.parquet");
        site.configured("audit: {exports: [{name: files, to: 'tcp://127.0.0.1:1'}]}\n");
        Served.await("another export", () -> scraped(site, weir, "weir_audit_export_up{export=\"files\"} 0"));
        assertThat(scraped(site, weir, "siem")).isFalse();
        assertThat(killed + weir.errors()).doesNotContain(TOKEN);
      }
      assertThat(siem.requests()).allSatisfy(
          request -> assertThat(request.header("Authorization")).contains("Bearer " + TOKEN));
      assertThat(Files.exists(site.data().resolve("audit/exports/siem"))).isTrue();
    }
  }

  private Answer hold() {
    try {
      assertThat(held.await(2, TimeUnit.MINUTES)).isTrue();
      return Answer.empty(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.empty(503);
    }
  }

  private static void calls(Served weir, int count) throws Exception {
    try (Talk talk = Talk.with(weir)) {
      for (int i = 0; i < count; i++) {
        assertThat(talk.get("/up/call/" + i)).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  private static boolean scraped(Site site, Served weir, String line) {
    try {
      return site.get(weir.admin("/metrics")).body().contains(line);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the intents that came, each once: the same event is the same line, however often it comes. */
  private static Set<String> intents(StandIn siem) {
    return siem.requests().stream().map(Request::text).flatMap(String::lines)
        .filter(line -> line.contains("\"event\":\"intent\"")).collect(Collectors.toSet());
  }

  private static Set<Long> sequences(StandIn siem) {
    return siem.requests().stream().map(Request::text).flatMap(String::lines)
        .map(line -> Long.parseLong(line.substring(12, line.indexOf(','))))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
