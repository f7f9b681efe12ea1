package dev.weir.limit.shared;

import dev.weir.limit.Rate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What has to be charged to buckets, in order, until the store has answered that it is. On each new way there all that is open
 * goes out again, under the numbers that it had: the store passes over what it has done already. So nothing is lost while the
 * store is away, and nothing is charged or given back twice, whenever it reads what was sent on the way before.
 */
final class Charges {

  /** As many calls may end while the store is away; what those beyond owe is forgotten. */
  private static final int MOST = 1 << 18;

  /**
   * One of them.
   *
   * @param number larger than that of every charge before
   * @param units below 0 where they are given back
   */
  record Charge(long number, String bucket, Rate rate, long units) {}

  /** Where they go, in the order of sending; completes once one is charged, with an exception where nobody knows. */
  interface Way {
    CompletionStage<?> send(Charge charge);
  }

  private final Deque<Charge> open = new ArrayDeque<>();
  private @Nullable Way way;
  private long last;

  /** Charges so many units, now or once there is a way. */
  synchronized void add(String bucket, Rate rate, long units) {
    if (open.size() >= MOST) {
      return;
    }
    Charge charge = new Charge(++last, bucket, rate, units);
    open.add(charge);
    if (way != null) {
      send(charge, way);
    }
  }

  /** There is another way: all that is open goes by it, before anything that comes later. */
  synchronized void goBy(Way fresh) {
    way = fresh;
    List.copyOf(open).forEach(charge -> send(charge, fresh));
  }

  private void send(Charge charge, Way by) {
    var _ = by.send(charge).thenRun(() -> done(charge.number()));
  }

  /** One way keeps the order, so that those before are done too. */
  private synchronized void done(long number) {
    while (!open.isEmpty() && open.getFirst().number() <= number) {
      open.removeFirst();
    }
  }

  /** Returns how many the store has not answered. */
  synchronized int open() {
    return open.size();
  }
}
