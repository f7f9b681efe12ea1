package dev.weir.app;

import dev.weir.model.AuditEvent.AdminChange;
import dev.weir.model.AuditLog;
import dev.weir.wire.guard.Guard;
import dev.weir.wire.guard.Shed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * Records what was turned away before it became a call: so many for each reason, every few seconds, where there were any. An
 * entry for each would let a flood fill the log.
 */
final class ShedReport implements AutoCloseable {

  private static final Duration PACE = Duration.ofSeconds(10);

  private final Guard guard;
  private final AuditLog log;
  private final InstantSource clock;
  private final Map<Shed, Long> told = new EnumMap<>(Shed.class);
  private final Thread thread;

  private ShedReport(Guard guard, AuditLog log, InstantSource clock) {
    this.guard = guard;
    this.log = log;
    this.clock = clock;
    thread = Thread.ofVirtual().name("weir-shed-report").unstarted(this::run);
  }

  /** Returns a report of what {@code guard} turns away into {@code log}, which must outlive it. */
  static ShedReport start(Guard guard, AuditLog log, InstantSource clock) {
    ShedReport report = new ShedReport(guard, log, clock);
    report.thread.start();
    return report;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PACE);
        tell();
      }
    } catch (InterruptedException e) {
      // Closed: the last of it is told there.
    }
  }

  private synchronized void tell() {
    for (Shed why : Shed.values()) {
      long now = guard.turnedAway(why);
      long before = told.getOrDefault(why, 0L);
      if (now > before) {
        told.put(why, now);
        var _ = log.append(new AdminChange(clock.instant(), "(weir)", "turned away", why.text(),
            now - before + " in the last " + PACE.toSeconds() + " s, before they became calls"));
      }
    }
  }

  /** Tells the rest. */
  @Override
  public void close() {
    thread.interrupt();
    tell();
  }
}
