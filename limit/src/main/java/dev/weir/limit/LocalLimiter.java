package dev.weir.limit;

import dev.weir.model.Obligation;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Rates of this one Weir: a token bucket for each rule and key, in memory only.
 *
 * <p>Promises that no key takes more than burst plus what flowed in, on any number of threads, but for what is settled
 * beyond that, which those who come next pay; that a changed rate holds from the first call that carries it; and that memory
 * is bounded. Full buckets are dropped as new keys come, since a full one says no more than none; when none is full, newcomers are
 * refused until one fills, and no limit is ever lifted.
 */
public final class LocalLimiter implements ReadableLimiter {

  /** The most buckets, unless told otherwise: some 40 MB. */
  public static final int MOST_BUCKETS = 100_000;

  /** What a newcomer is told where there is no room for another bucket. */
  public static final Grant CROWDED = new Grant.Exceeded(Duration.ofSeconds(1));

  private final Shelf<Grant> slots;

  /** Makes one with {@link #MOST_BUCKETS} on the system's monotonic clock. */
  public LocalLimiter() {
    this(MOST_BUCKETS, System::nanoTime);
  }

  /** Makes one with at most {@code mostBuckets}, whose time is {@code nanos}, which never runs backwards. */
  public LocalLimiter(int mostBuckets, LongSupplier nanos) {
    slots = new Shelf<>(mostBuckets, limit -> new Slot(Rate.of(limit), nanos), CROWDED);
  }

  @Override
  public Grant take(Obligation.Limit limit, long units) {
    return Rate.flows(limit) ? slots.take(limit, units) : new Grant.Exceeded(limit.period());
  }

  @Override
  public void settle(Obligation.Limit limit, Grant.Granted granted, long used) {
    slots.settle(limit, granted.taken(), used);
  }

  @Override
  public Stream<Level> levels() {
    return slots.levels();
  }

  /** Returns how many buckets there are. */
  public int buckets() {
    return slots.size();
  }
}
