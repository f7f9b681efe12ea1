package dev.weir.vault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again on a thread of its own, whatever becomes of one time, until it is closed. */
public final class Beat implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Beat.class.getName());

  private final Thread thread;
  // Not an interrupt: one in the middle of a write would close the file under it.
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Begins with the first pause. */
  public Beat(String name, Duration pause, Runnable action) {
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(pause, action));
    thread.start();
  }

  private void run(Duration pause, Runnable action) {
    try {
      while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        once(action);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void once(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "{0} failed: {1}", Thread.currentThread().getName(),
          e.getClass().getName());
    }
  }

  /** Returns once the action has ended, so that whoever closes this may do it a last time. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
