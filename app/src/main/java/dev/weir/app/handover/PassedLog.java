package dev.weir.app.handover;

import dev.weir.model.AuditEvent;
import dev.weir.model.AuditLog;
import dev.weir.model.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An audit log that can change hands while events come: those that come in between wait, and none is lost or refused. */
public final class PassedLog implements AuditLog {

  private record Waiting(AuditEvent event, Executor on, CompletableFuture<Receipt> kept) {}

  private volatile @Nullable AuditLog holder;
  private final List<Waiting> waiting = new ArrayList<>();

  public PassedLog(AuditLog first) {
    holder = first;
  }

  @Override
  public CompletionStage<Receipt> append(AuditEvent event, Executor on) {
    AuditLog now = holder;
    if (now == null) {
      return later(event, on);
    }
    CompletionStage<Receipt> kept = now.append(event, on);
    // A log that refuses at once, and is no longer the one, was closed in between.
    boolean closed = kept.toCompletableFuture().isCompletedExceptionally() && !now.equals(holder);
    return closed ? later(event, on) : kept;
  }

  private synchronized CompletionStage<Receipt> later(AuditEvent event, Executor on) {
    AuditLog now = holder;
    if (now != null) {
      return now.append(event, on);
    }
    CompletableFuture<Receipt> kept = new CompletableFuture<>();
    waiting.add(new Waiting(event, on, kept));
    return kept;
  }

  /** Has events wait from now on; the log that had them until now may be closed. */
  public synchronized void hold() {
    holder = null;
  }

  /** Gives {@code next} what waits and what comes. */
  public synchronized void passTo(AuditLog next) {
    for (Waiting one : waiting) {
      next.append(one.event(), one.on()).whenComplete((receipt, failure) -> {
        if (receipt != null) {
          one.kept().complete(receipt);
        } else {
          one.kept().completeExceptionally(failure);
        }
      });
    }
    waiting.clear();
    holder = next;
  }
}
