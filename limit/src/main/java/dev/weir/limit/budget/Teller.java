package dev.weir.limit.budget;

import dev.weir.limit.budget.Order.Line;
import dev.weir.limit.budget.Order.Reserve;
import dev.weir.limit.budget.Order.Settle;
import dev.weir.store.Presence;
import dev.weir.store.Worker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one thread that writes into the books: calls that come at the same time share a transaction. No call waits for a server
 * that is away: it is told so at once. What has ended meanwhile is kept until it can be written.
 */
final class Teller implements AutoCloseable {

  /** Calls that may wait; those beyond are turned away. */
  private static final int MOST_WAITING = 4096;

  /** What may wait to be settled; what is beyond stays spent as it was set aside. */
  private static final int MOST_ENDED = 1 << 18;
  private static final int MOST_TOGETHER = 512;
  private static final long TIDY_NANOS = Duration.ofHours(1).toNanos();
  private static final Duration LAST_ORDERS = Duration.ofSeconds(5);

  /** Is told what became of a reservation, before anything else is done. */
  interface Window {
    /** It is set aside. */
    void granted(Reserve reserve);

    /** It is not, for {@code lacking} has too little left. */
    void refused(Reserve reserve, Line lacking);

    /** Nobody knows, or it was not tried: it has to count as refused. */
    void unknown(Reserve reserve);
  }

  private final Books books;
  private final Presence presence;
  private final Window window;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger unsettled = new AtomicInteger();
  private final Worker worker;
  private volatile boolean closing;

  /** Of the thread alone: what is still to be settled. */
  private final Deque<Settle> ended = new ArrayDeque<>();
  private boolean opened;
  private long tidied = System.nanoTime();

  Teller(Books books, Presence presence, Window window) {
    this.books = books;
    this.presence = presence;
    this.window = window;
    worker = Worker.start("weir-budgets", this::run);
  }

  /** Takes a reservation; returns whether the window will be told what came of it. */
  boolean take(Reserve reserve) {
    if (closing || !presence.up() || waiting.get() >= MOST_WAITING) {
      return false;
    }
    waiting.incrementAndGet();
    orders.add(reserve);
    return true;
  }

  /** Takes what has ended. */
  void take(Settle settle) {
    if (unsettled.get() < MOST_ENDED) {
      unsettled.incrementAndGet();
      orders.add(settle);
    }
  }

  /** Returns how many calls have ended that are not settled yet. */
  int unsettled() {
    return unsettled.get();
  }

  private void run() throws InterruptedException {
    while (!closing) {
      serve(next());
    }
    long end = System.nanoTime() + LAST_ORDERS.toNanos();
    while (unsettled.get() > 0 && System.nanoTime() < end) {
      serve(next());
    }
  }

  /** Waits for orders, but not for long: there may be something left to settle, or a server to be asked for. */
  private List<Reserve> next() throws InterruptedException {
    List<Order> taken = new ArrayList<>();
    Order first = ended.isEmpty() ? orders.poll(1, TimeUnit.SECONDS) : orders.poll();
    if (first != null) {
      taken.add(first);
      orders.drainTo(taken, MOST_TOGETHER - 1);
    }
    return sorted(taken);
  }

  private List<Reserve> sorted(List<Order> taken) {
    List<Reserve> reserves = new ArrayList<>();
    for (Order order : taken) {
      switch (order) {
        case Settle settle -> ended.add(settle);
        case Reserve reserve -> {
          waiting.decrementAndGet();
          if (!reserve.answer().isDone()) {
            reserves.add(reserve);
          }
        }
      }
    }
    return reserves;
  }

  private void serve(List<Reserve> asked) throws InterruptedException {
    List<Settle> settles = ended.stream().limit(MOST_TOGETHER).toList();
    if (opened && presence.up() && asked.isEmpty() && settles.isEmpty()) {
      tidy();
      return;
    }
    Map<UUID, Line> refused;
    try {
      refused = write(settles, asked);
    } catch (SQLException | RuntimeException e) {
      fail(asked, e);
      return;
    }
    settles.forEach(_ -> ended.removeFirst());
    unsettled.addAndGet(-settles.size());
    presence.back();
    for (Reserve one : asked) {
      Line lacking = refused.get(one.call());
      if (lacking == null) {
        window.granted(one);
      } else {
        window.refused(one, lacking);
      }
    }
  }

  private Map<UUID, Line> write(List<Settle> settles, List<Reserve> asked) throws SQLException {
    if (!opened) {
      books.open();
      opened = true;
    }
    return books.write(settles, asked);
  }

  private void fail(List<Reserve> asked, Exception why) throws InterruptedException {
    Duration pause = presence.away(why);
    asked.forEach(this::giveBack);
    asked.forEach(window::unknown);
    // These were not tried, and none comes after them until the server is back.
    List<Order> waited = new ArrayList<>();
    orders.drainTo(waited);
    sorted(waited).forEach(window::unknown);
    Thread.sleep(pause);
  }

  /** It may have been written all the same. */
  private void giveBack(Reserve reserve) {
    unsettled.incrementAndGet();
    ended.add(new Settle(reserve.call(), reserve.lines(), reserve.lines().stream().map(_ -> 0L).toList()));
  }

  private void tidy() {
    if (System.nanoTime() - tidied > TIDY_NANOS) {
      tidied = System.nanoTime();
      try {
        books.tidy();
      } catch (SQLException e) {
        presence.away(e);
      }
    }
  }

  /** Settles what has ended, for a few seconds at the most; what is not settled then stays spent. */
  @Override
  public void close() {
    closing = true;
    worker.end(LAST_ORDERS.multipliedBy(2));
  }
}
