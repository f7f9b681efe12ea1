package dev.weir.app;

import dev.weir.admin.Numbers;
import dev.weir.app.watch.AuditNumbers;
import dev.weir.audit.export.Exports;
import dev.weir.audit.export.Progress;
import dev.weir.audit.retain.Retention;
import dev.weir.model.AuditEvent;
import dev.weir.model.settings.AuditTerms;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Does with the audit log of a running Weir what the configuration in force says, besides writing it: sends it elsewhere, and
 * drops what need not be kept. Looks each second whether it says something else now. No call waits for any of it.
 */
final class AuditCare implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(AuditCare.class.getName());
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration TIDY_EVERY = Duration.ofMinutes(5);

  private final Path data;
  private final Supplier<AuditTerms> terms;
  private final Exports.Parts parts;
  private final Exports exports;
  private final Thread thread;
  private Instant tidied = Instant.MIN;
  private boolean failed;

  private AuditCare(Path data, Supplier<AuditTerms> terms, Exports.Parts parts) {
    this.data = data;
    this.terms = terms;
    this.parts = parts;
    exports = new Exports(data, parts);
    thread = Thread.ofVirtual().name("weir-audit-care").unstarted(this::run);
  }

  /** Starts it for the log in {@code <data>/audit}; {@code parts} must outlive it. */
  static AuditCare start(Path data, Supplier<AuditTerms> terms, Exports.Parts parts) {
    AuditCare care = new AuditCare(data, terms, parts);
    care.thread.start();
    return care;
  }

  private void run() {
    AuditTerms.Retention known = AuditTerms.Retention.EVERYTHING;
    try {
      while (true) {
        AuditTerms now = terms.get();
        exports.update(now.exports());
        boolean due = !now.retention().equals(AuditTerms.Retention.EVERYTHING)
            && (!now.retention().equals(known) || tidied.isBefore(parts.clock().instant().minus(TIDY_EVERY)));
        if (due) {
          tidied = parts.clock().instant();
          tidy(now.retention());
        }
        known = now.retention();
        Thread.sleep(PACE);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** What cannot be dropped now is tried again with the next; that is said once. */
  private void tidy(AuditTerms.Retention retention) {
    try {
      Instant before = retention.keep().map(keep -> parts.clock().instant().minus(keep)).orElse(Instant.MIN);
      Retention.Result result = Retention.drop(data, new Retention.Bounds(before,
          retention.mostBytes().orElse(Long.MAX_VALUE), exports.needed().orElse(Long.MAX_VALUE)));
      if (result.records() > 0) {
        parts.log()
            .append(new AuditEvent.AdminChange(parts.clock().instant(), "(weir)", "audit records dropped",
                "audit",
                result.records() + " records in " + result.segments() + " segments, by audit.retention"));
      }
      failed = false;
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        LOG.log(Level.WARNING, "what audit.retention names stays for now: {0}",
            e instanceof IOException ? e.getMessage() : e.getClass().getName());
      }
      failed = true;
    }
  }

  /** Returns how the exports fare, for whoever scrapes metrics. */
  List<Numbers> numbers() {
    return List.of(
        of("weir_audit_export_lag", "Records of the audit log that an export has not sent yet.", false,
            progress -> Math.max(0, AuditNumbers.records(data) - progress.next())),
        of("weir_audit_export_up", "Whether nothing stands in the way of an export.", false,
            progress -> progress.well() ? 1 : 0),
        of("weir_audit_export_failures", "Times that something stood in the way of an export.", true,
            Progress::failures),
        of("weir_audit_export_passed",
            "Records that an export has left out, each time with an entry in the log.",
            true, Progress::passed));
  }

  private Numbers of(String name, String help, boolean grows, ToLongFunction<Progress> number) {
    return new Numbers(name, help, "export", grows, () -> exports.progress().stream()
        .collect(Collectors.toMap(Progress::name, number::applyAsLong)));
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exports.close();
  }
}
