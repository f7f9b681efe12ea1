package dev.weir.app.handover;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.record.EventDecoder;
import dev.weir.model.AuditLog;
import dev.weir.model.settings.Listen;
import dev.weir.wire.handover.Correspondent;
import dev.weir.wire.handover.Link;
import dev.weir.wire.handover.Predecessor;
import dev.weir.wire.handover.Sockets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The successor's side: asks for what the predecessor has, and keeps the last events of its calls in the log. */
public final class Heir implements Correspondent, AutoCloseable {

  private static final int EVENT_START = 1 + Long.BYTES;
  private static final long PATIENCE_SECONDS = 60;

  private final CompletableFuture<Boolean> yours = new CompletableFuture<>();
  private final CompletableFuture<AuditLog> log = new CompletableFuture<>();
  private Optional<Predecessor> predecessor = Optional.empty();

  /**
   * Returns the heir of the Weir that waits at {@code path}: it has ended its writing when this returns, and this process is
   * to accept at {@link #sockets} as soon as it can. Without anybody there, of nobody.
   *
   * @throws IOException where one is there and cannot be taken over from; then it goes on as it was
   */
  public static Heir of(Path path, Listen listen) throws IOException {
    Heir heir = new Heir();
    heir.predecessor = Predecessor.at(path, heir);
    if (heir.predecessor.isPresent()) {
      heir.take(heir.predecessor.get(), listen);
    }
    return heir;
  }

  private void take(Predecessor from, Listen listen) throws IOException {
    if (!from.sockets().listenAt(listen)) {
      from.close();
      throw new IOException(
          "the Weir that runs listens at other addresses than `listen` says; restart it for that");
    }
    from.link().send(Word.TAKE.alone());
    try {
      yours.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      from.close();
      throw new IOException("the Weir that runs did not give its audit log away", e);
    }
  }

  /** Returns the sockets to listen on; empty where nobody was there to give any. */
  public Optional<Sockets> sockets() {
    return predecessor.map(Predecessor::sockets);
  }

  /** Keeps in {@code to} what the predecessor still has to record. */
  public void keepIn(AuditLog to) {
    log.complete(to);
  }

  @Override
  public void told(Link by, byte[] message) {
    switch (Word.of(message).orElse(Word.LOST)) {
      case YOURS -> yours.complete(true);
      case EVENT -> {
        var _ = log.thenAccept(to -> keep(by, to, message));
      }
      case TAKE, KEPT, LOST -> by.close();
    }
  }

  private static void keep(Link by, AuditLog in, byte[] message) {
    long number = Word.number(message);
    try {
      in.append(EventDecoder.decode(message, EVENT_START, message.length - EVENT_START))
          .whenComplete((receipt, failure) -> by.send(receipt == null
              ? Word.LOST.with(number, 0)
              : Word.KEPT.with(number, receipt.sequence())));
    } catch (CorruptRecord e) {
      by.send(Word.LOST.with(number, 0));
    }
  }

  @Override
  public void gone() {
    yours.completeExceptionally(new IOException("it ended"));
  }

  @Override
  public void close() {
    predecessor.ifPresent(Predecessor::close);
  }
}
