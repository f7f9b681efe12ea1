package dev.weir.limit.abuse;

import dev.weir.model.watch.AlertTarget;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Letters to one address, delivered one after the other on a thread of its own. What cannot be delivered is tried again with
 * growing pauses; when too many wait, new ones are left out.
 */
final class Postbox implements AutoCloseable {

  static final int ATTEMPTS = 10;

  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  private static final int MOST_WAITING = 1_000;

  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  /** Said once, until there is room again. */
  private final AtomicBoolean crowded = new AtomicBoolean();
  private final AlertTarget to;
  private final Courier courier;
  private final Duration firstPause;
  private final Thread postman;

  /** Takes one letter to where it belongs. */
  interface Courier {

    /** Returns why it was not taken; empty text where it was. */
    String deliver(AlertTarget to, String letter) throws InterruptedException;
  }

  /** @param firstPause before the second attempt; each one after it is twice as long */
  Postbox(AlertTarget to, Courier courier, Duration firstPause) {
    this.to = to;
    this.courier = courier;
    this.firstPause = firstPause;
    this.postman = Thread.ofVirtual().name("weir-alerts").start(this::deliver);
  }

  /** Takes {@code letter} as soon as those before it have been; never waits. */
  void post(String letter) {
    boolean taken = waiting.offer(letter);
    if (!taken && !crowded.getAndSet(true)) {
      LOG.log(System.Logger.Level.WARNING, "alerts are left out: {0} are waiting already", MOST_WAITING);
    }
  }

  private void deliver() {
    try {
      while (true) {
        deliver(waiting.take());
        crowded.set(false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(String letter) throws InterruptedException {
    Duration pause = firstPause;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      String why = courier.deliver(to, letter);
      if (why.isEmpty()) {
        return;
      }
      LOG.log(System.Logger.Level.WARNING, "attempt {0} of {1} to deliver an alert failed: {2}", attempt,
          ATTEMPTS, why);
      if (attempt < ATTEMPTS) {
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  @Override
  public void close() {
    postman.interrupt();
  }
}
