package dev.weir.app;

import dev.weir.model.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Takes in what commands have put into the {@link ChangeInbox}: at once when it is started, then every second. */
final class InboxReader implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(InboxReader.class.getName());
  private static final Duration PACE = Duration.ofSeconds(1);

  private final ChangeInbox inbox;
  private final AuditLog log;
  private final Thread thread;
  private boolean failed;

  private InboxReader(ChangeInbox inbox, AuditLog log) {
    this.inbox = inbox;
    this.log = log;
    this.thread = Thread.ofVirtual().name("weir-change-inbox").unstarted(this::run);
  }

  /** Returns a reader of the inbox of {@code data} that writes into {@code log}, which must outlive it. */
  static InboxReader start(Path data, AuditLog log) {
    InboxReader reader = new InboxReader(ChangeInbox.of(data), log);
    reader.thread.start();
    return reader;
  }

  private void run() {
    try {
      while (true) {
        look();
        Thread.sleep(PACE);
      }
    } catch (InterruptedException e) {
      // Closed: what still waits is the next one's.
    }
  }

  /** What cannot be taken in waits; it is said once, not every second. */
  private void look() throws InterruptedException {
    try {
      inbox.takeIn(log);
      failed = false;
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        LOG.log(System.Logger.Level.WARNING, "changes by commands are not in the audit log yet: {0}",
            e.getMessage());
      }
      failed = true;
    }
  }

  /** Stops, with nothing half taken in. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
