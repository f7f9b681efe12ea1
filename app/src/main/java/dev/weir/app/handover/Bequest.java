package dev.weir.app.handover;

import dev.weir.wire.handover.Correspondent;
import dev.weir.wire.handover.Link;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The predecessor's side: when a successor asks, everything that only one process may write is let go of, and then given. */
public final class Bequest implements Correspondent {

  /** How long the successor may take to make the last events durable. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /** What is to be let go of. */
  public interface Estate {

    /** Stops accepting and closes whatever only one process may write, in good order. Events wait from now on. */
    void letGo() throws Exception;

    /** All is given: the calls in flight are the last. */
    void given();
  }

  private final PassedLog log;
  private final Estate estate;
  private final AtomicReference<@Nullable RemoteLog> remote = new AtomicReference<>();

  public Bequest(PassedLog log, Estate estate) {
    this.log = log;
    this.estate = estate;
  }

  @Override
  public void told(Link by, byte[] message) {
    RemoteLog to = remote.get();
    switch (Word.of(message).orElse(Word.EVENT)) {
      case TAKE -> {
        if (to == null && remote.compareAndSet(null, new RemoteLog(by))) {
          Thread.ofVirtual().name("weir-bequest").start(() -> give(by));
        }
      }
      case KEPT -> {
        if (to != null) {
          to.kept(Word.number(message), Word.second(message));
        }
      }
      case LOST -> {
        if (to != null) {
          to.lost(Word.number(message));
        }
      }
      case YOURS, EVENT -> by.close();
    }
  }

  private void give(Link to) {
    try {
      estate.letGo();
    } catch (Exception e) {
      System.getLogger("dev.weir.app").log(System.Logger.Level.WARNING,
          "not everything was let go of in good order: {0}", e.getClass().getName());
    }
    to.send(Word.YOURS.alone());
    RemoteLog next = remote.get();
    if (next != null) {
      log.passTo(next);
    }
    estate.given();
  }

  @Override
  public void gone() {
    RemoteLog to = remote.get();
    if (to != null) {
      to.gone();
    }
  }

  /** Returns once the successor has kept the last event. */
  public void settle() throws InterruptedException {
    RemoteLog to = remote.get();
    if (to != null) {
      to.settle(SETTLING);
    }
  }
}
