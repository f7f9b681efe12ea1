package dev.weir.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.Stored;
import dev.weir.audit.retain.Retention;
import dev.weir.model.AuditEvent;
import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.net.Target;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import dev.weir.model.settings.ExportTerms.Event;
import dev.weir.testkit.Answer;
import dev.weir.testkit.FakeClock;
import dev.weir.testkit.StandIn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports beside a log that is being written. */
class ExportsTest {

  private static final Credentials NONE = (_, _) -> Secret.own("unused".getBytes(StandardCharsets.UTF_8));

  @TempDir
  Path data;

  private final FakeClock clock = FakeClock.at(Events.START);
  private final StandIn siem = StandIn.http("siem.test").on("POST", "*",
      _ -> Answer.empty(well() ? 200 : 500));
  private volatile boolean well = true;
  private SegmentLog log;
  private Exports exports;

  @BeforeEach
  void start() throws Exception {
    log = Logs.open(data);
    exports = new Exports(data, new Exports.Parts(NONE, log, clock));
  }

  @AfterEach
  void stop() throws Exception {
    exports.close();
    log.close();
    siem.close();
  }

  private boolean well() {
    return well;
  }

  @Test
  void goOnAndBeginAndEndAsTheConfigurationHasIt() throws Exception {
    ExportTerms all = terms("all", Set.of(), Optional.empty());
    exports.update(List.of(all));
    Logs.appendTogether(log, 0, 5);
    await(() -> lines("/all") == 5);
    exports.update(List.of(all, terms("refused", Set.of(Event.REFUSAL), Optional.empty())));
    Logs.await(log.append(Events.refusal(9)));
    await(() -> lines("/all") == 6 && lines("/refused") == 1);
    exports.update(List.of(terms("refused", Set.of(Event.REFUSAL), Optional.empty())));
    assertThat(exports.progress()).extracting(Progress::name).containsExactly("refused");
    Logs.await(log.append(Events.refusal(10)));
    await(() -> lines("/refused") == 2);
    assertThat(lines("/all")).isEqualTo(6);
    exports.update(List.of(all));
    await(() -> lines("/all") == 7);
  }

  @Test
  void whatIsLeftOutIsOnRecordAndNeverHoldsUpTheLog() throws Exception {
    well = false;
    exports.update(List.of(terms("young", Set.of(), Optional.of(Duration.ofHours(1)))));
    Logs.appendTogether(log, 0, 3);
    await(() -> exports.progress().getFirst().failures() > 0);
    assertThat(exports.progress().getFirst().well()).isFalse();
    Logs.appendTogether(log, 3, 4);
    clock.set(Events.START.plus(Duration.ofHours(2)));
    well = true;
    // The first three were on their way already; the four behind them have waited for too long.
    await(() -> Logs.events(data).stream().anyMatch(AuditEvent.AdminChange.class::isInstance));
    assertThat(Logs.read(data).stream().map(Stored::event).filter(AuditEvent.AdminChange.class::isInstance))
        .containsExactly(new AuditEvent.AdminChange(clock.instant(), "(weir)", "audit records not exported",
            "young", "records 3-6: 4 of them waited for longer than its backlog"));
    await(() -> lines("/young") == 4 && exports.progress().getFirst().well());
    assertThat(exports.progress().getFirst().passed()).isEqualTo(4);
    assertThat(exports.needed()).isEmpty();
  }

  @Test
  void retentionWaitsForThoseThatWait() throws Exception {
    well = false;
    for (int i = 0; i < 160; i++) {
      Logs.appendTogether(log, i, 1);
    }
    exports.update(List.of(terms("patient", Set.of(), Optional.empty())));
    await(() -> exports.progress().getFirst().failures() > 0);
    assertThat(exports.needed()).isEqualTo(OptionalLong.of(0));
    // What was written is signed for by now.
    log.close();
    log = Logs.open(data);
    Retention.Bounds tight = new Retention.Bounds(Events.START, 1, exports.needed().orElseThrow());
    assertThat(Retention.drop(data, tight).records()).isZero();
    well = true;
    await(() -> exports.needed().equals(OptionalLong.of(160)));
    Retention.Bounds roomy = new Retention.Bounds(Events.START, 20_000, 160);
    long first = Retention.drop(data, roomy).records();
    assertThat(first).isBetween(1L, 120L);
    assertThat(Retention.drop(data, roomy).records()).isZero();
    assertThat(Retention.drop(data, new Retention.Bounds(Events.START, 1, 160)).records()).isPositive();
  }

  @Test
  void twoOfOneNameTakeTurns() throws Exception {
    Exports others = new Exports(data, new Exports.Parts(NONE, log, clock));
    try (others) {
      exports.update(List.of(terms("all", Set.of(), Optional.empty())));
      Logs.appendTogether(log, 0, 5);
      await(() -> lines("/all") == 5);
      others.update(List.of(terms("all", Set.of(), Optional.empty())));
      await(() -> others.progress().getFirst().failures() > 0);
      exports.close();
      Logs.appendTogether(log, 5, 5);
      await(() -> lines("/all") == 10);
    }
    assertThat(siem.requests()).extracting(request -> request.header("Weir-Sequence").orElseThrow())
        .doesNotHaveDuplicates();
  }

  private ExportTerms terms(String name, Set<Event> events, Optional<Duration> backlog) {
    Target url = Target.absolute("http://127.0.0.1:" + siem.port() + "/" + name).orElseThrow();
    return new ExportTerms(name, ExportTerms.Form.JSONL, events, backlog,
        new ExportTarget.Post(url, Optional.empty(), Optional.empty()));
  }

  /** How many events came to {@code path}; one that came twice counts once. */
  private long lines(String path) {
    return siem.requests().stream().filter(request -> request.path().equals(path))
        .flatMap(request -> request.text().lines()).distinct().count();
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.sleep(10);
    }
  }
}
