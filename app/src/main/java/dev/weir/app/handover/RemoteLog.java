package dev.weir.app.handover;

import dev.weir.audit.record.ByteSink;
import dev.weir.audit.record.EventEncoder;
import dev.weir.model.AuditEvent;
import dev.weir.model.AuditLog;
import dev.weir.model.Receipt;
import dev.weir.wire.handover.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The audit log as its next writer keeps it: an event is kept once that process says that it is durable. */
final class RemoteLog implements AuditLog {

  private record Pending(CompletableFuture<Receipt> kept, Executor on) {}

  private final Link link;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private volatile boolean gone;

  RemoteLog(Link link) {
    this.link = link;
  }

  @Override
  public CompletionStage<Receipt> append(AuditEvent event, Executor on) {
    ByteSink bytes = new ByteSink(512);
    try {
      EventEncoder.encode(event, bytes);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(new IOException("audit record cannot be encoded", e));
    }
    long number = numbers.incrementAndGet();
    CompletableFuture<Receipt> kept = new CompletableFuture<>();
    pending.put(number, new Pending(kept, on));
    link.send(Word.EVENT.with(number, bytes.array(), bytes.length()));
    if (gone) {
      gone();
    }
    return kept;
  }

  void kept(long number, long sequence) {
    end(number, kept -> kept.complete(new Receipt(sequence)));
  }

  void lost(long number) {
    end(number, kept -> kept.completeExceptionally(
        new IOException("the Weir that has the audit log now cannot write it")));
  }

  /** Nobody keeps anything any more: whatever waits is refused. */
  void gone() {
    gone = true;
    pending.keySet().forEach(this::lost);
  }

  /** Returns once nothing waits any more, or {@code patience} is over. */
  void settle(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!pending.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  private void end(long number, Consumer<CompletableFuture<Receipt>> how) {
    Pending one = pending.remove(number);
    if (one == null) {
      return;
    }
    try {
      one.on().execute(() -> how.accept(one.kept()));
    } catch (RejectedExecutionException e) {
      how.accept(one.kept());
    }
  }
}
