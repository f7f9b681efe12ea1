package dev.weir.store;

import java.time.Duration;

/** A thread that waits for a server so that nobody else has to, and is given time to end. */
public final class Worker {

  private final Thread thread;

  private Worker(Thread thread) {
    this.thread = thread;
  }

  /** What it does, until it is told otherwise or interrupted. */
  public interface Job {
    void run() throws InterruptedException;
  }

  /** Starts one. */
  public static Worker start(String name, Job job) {
    return new Worker(Thread.ofVirtual().name(name).start(() -> {
      try {
        job.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }));
  }

  /** Waits until it has ended, which somebody has told it to; interrupts it after {@code patience}. */
  public void end(Duration patience) {
    try {
      if (!thread.join(patience)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
