package dev.weir.limit.abuse;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Letters to one address, delivered one after the other on a thread of its own. What cannot be delivered is tried again with
 * growing pauses, for about a day; what is refused only a few times, so that it does not hold up the others. When too many wait,
 * new ones are left out.
 */
final class Postbox implements AutoCloseable {

  /** Of a letter that is refused, or that cannot be written: some nine minutes where the first pause is a second. */
  static final int FEW_ATTEMPTS = 10;
  /** Of a letter that nobody takes: about a day, since no pause is longer than {@value #LONGEST_PAUSE} times the first. */
  static final int MOST_ATTEMPTS = 300;

  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  private static final int LONGEST_PAUSE = 300;
  private static final int MOST_WAITING = 1_000;

  private final BlockingQueue<Letter> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  /** Said once, until there is room again. */
  private final AtomicBoolean crowded = new AtomicBoolean();
  private final Outbox outbox;
  private final Deliveries deliveries;
  private final Courier courier;
  private final Duration firstPause;
  private final Thread postman;

  /** Takes one letter to where it belongs. */
  interface Courier {

    /** Returns what became of it. */
    Fate deliver(Letter letter) throws InterruptedException;
  }

  /** What became of a letter. */
  sealed interface Fate {

    /** It is where it belongs. */
    record Taken() implements Fate {}

    /** Nobody was there, or had time. */
    record Missed(String why) implements Fate {}

    /** It is not wanted, or cannot be written. */
    record Refused(String why) implements Fate {}
  }

  /** @param firstPause before the second attempt; each one after it is twice as long, up to a bound */
  Postbox(Outbox outbox, Deliveries deliveries, Courier courier, Duration firstPause) {
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.courier = courier;
    this.firstPause = firstPause;
    this.postman = Thread.ofVirtual().name("weir-alerts").start(this::deliver);
  }

  /** Takes {@code letter} as soon as those before it have been; never waits. */
  void post(Letter letter) {
    // First, since it may be delivered before the next line.
    deliveries.waits(letter);
    if (waiting.offer(letter)) {
      return;
    }
    deliveries.leftOut(letter);
    outbox.drop(letter);
    if (!crowded.getAndSet(true)) {
      LOG.log(System.Logger.Level.WARNING, "alerts are left out: {0} are waiting already", MOST_WAITING);
    }
  }

  private void deliver() {
    try {
      while (true) {
        Letter letter = waiting.take();
        deliver(letter);
        outbox.drop(letter);
        crowded.set(false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Letter letter) throws InterruptedException {
    Duration pause = firstPause;
    Duration longest = firstPause.multipliedBy(LONGEST_PAUSE);
    for (int attempt = 1; !isDone(letter, courier.deliver(letter), attempt); attempt++) {
      Thread.sleep(pause);
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(longest) < 0 ? twice : longest;
    }
  }

  private boolean isDone(Letter letter, Fate fate, int attempt) {
    return switch (fate) {
      case Fate.Taken _ -> {
        deliveries.taken(letter, attempt);
        yield true;
      }
      case Fate.Missed missed -> isLast(letter, missed.why(), attempt, MOST_ATTEMPTS);
      case Fate.Refused refused -> isLast(letter, refused.why(), attempt, FEW_ATTEMPTS);
    };
  }

  private boolean isLast(Letter letter, String why, int attempt, int most) {
    LOG.log(
        attempt <= FEW_ATTEMPTS || attempt == most ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
        "attempt {0} of {1} to deliver an alert failed: {2}", attempt, most, why);
    deliveries.failed(letter, attempt, why, attempt >= most);
    return attempt >= most;
  }

  @Override
  public void close() {
    postman.interrupt();
  }
}
