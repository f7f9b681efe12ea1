package dev.weir.app.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.AuditLog;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

final class PassedLogTest {

  private static final AuditEvent EVENT = new AuditEvent.AdminChange(Instant.EPOCH, "a", "b", "c", "d");

  /** Keeps what it is given until it is closed. */
  private static final class Kept implements AuditLog {
    private final List<AuditEvent> events = new ArrayList<>();
    private boolean closed;

    @Override
    public CompletionStage<Receipt> append(AuditEvent event, Executor on) {
      if (closed) {
        return CompletableFuture.failedFuture(new IOException("closed"));
      }
      events.add(event);
      return CompletableFuture.completedFuture(new Receipt(events.size()));
    }
  }

  private final Kept first = new Kept();
  private final Kept second = new Kept();
  private final PassedLog log = new PassedLog(first);

  private CompletableFuture<Receipt> append() {
    return log.append(EVENT).toCompletableFuture();
  }

  @Test
  void givesTheNextOneWhatCameInBetween() {
    assertThat(append()).isCompleted();
    log.hold();
    CompletableFuture<Receipt> waiting = append();
    assertThat(waiting).isNotDone();
    log.passTo(second);
    assertThat(waiting).isCompletedWithValue(new Receipt(1));
    assertThat(append()).isCompletedWithValue(new Receipt(2));
    assertThat(first.events).hasSize(1);
  }

  @Test
  void tellsThatTheOneThatHasItCannotWrite() {
    first.closed = true;
    assertThat(append()).isCompletedExceptionally();
    log.hold();
    CompletableFuture<Receipt> waiting = append();
    second.closed = true;
    log.passTo(second);
    assertThat(waiting).isCompletedExceptionally();
  }
}
