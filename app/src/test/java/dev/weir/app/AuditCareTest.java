package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.LogFollower;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.Stored;
import dev.weir.audit.export.Exports;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent;
import dev.weir.model.Secret;
import dev.weir.model.settings.AuditTerms;
import dev.weir.testkit.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention of a running Weir: it holds from the moment at which the configuration says so. */
final class AuditCareTest {

  private static final LogKey KEY = LogKey.of(new byte[32]);

  @TempDir
  Path data;

  private final FakeClock clock = FakeClock.at("2026-11-23T00:00:00Z");

  @Test
  void dropsWhatIsOldOnceItIsToldTo() throws Exception {
    for (int run = 0; run < 3; run++) {
      try (SegmentLog log = SegmentLog.open(data, clock, KEY)) {
        change(log, "run " + run);
      }
    }
    int before = segments();
    assertThat(before).isGreaterThan(1);
    AtomicReference<AuditTerms> terms = new AtomicReference<>(AuditTerms.USUAL);
    clock.advance(Duration.ofDays(2));
    try (SegmentLog log = SegmentLog.open(data, clock, KEY);
        AuditCare _ = AuditCare.start(data, terms::get,
            new Exports.Parts((_, _) -> Secret.own(new byte[0]), log, clock))) {
      change(log, "young");
      terms.set(new AuditTerms(List.of(),
          new AuditTerms.Retention(Optional.of(Duration.ofDays(1)), Optional.empty())));
      Served.await("old segments to be dropped", () -> segments() == 1);
    }
    assertThat(actions()).contains("audit records dropped of audit", "key minted of young")
        .doesNotContain("key minted of run 0");
  }

  private void change(SegmentLog log, String subject) {
    log.append(new AuditEvent.AdminChange(clock.instant(), "root", "key minted", subject, ""))
        .toCompletableFuture()
        .join();
  }

  private List<String> actions() throws IOException {
    List<String> actions = new ArrayList<>();
    try (LogFollower log = LogFollower.of(data)) {
      for (Optional<LogFollower.Chapter> next = log.next(); next.isPresent(); next = log.next()) {
        next.get().events().stream().map(Stored::event).map(AuditEvent.AdminChange.class::cast)
            .forEach(change -> actions.add(change.action() + " of " + change.subject()));
      }
    }
    return actions;
  }

  private int segments() {
    try {
      return SegmentFile.list(SegmentFile.folder(data)).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
