package dev.weir.limit;

import dev.weir.model.Limiter;
import dev.weir.model.Obligation;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rates of this one Weir: a token bucket for each rule and key, in memory only.
 *
 * <p>Promises that no key takes more than burst plus what flowed in, on any number of threads; that a changed rate holds from
 * the first call that carries it; and that memory is bounded. Full buckets are dropped as new keys come, since a full one
 * says no more than none. When every bucket is in use by a key that has not filled again, a key without a bucket is refused
 * until one fills: a flood of made-up keys stops itself and other newcomers, never a key that was here before, and never
 * lifts a limit.
 */
public final class LocalLimiter implements Limiter {

  /** The most buckets, unless told otherwise: some 40 MB. */
  public static final int MOST_BUCKETS = 100_000;

  private static final Grant CROWDED = new Grant.Exceeded(Duration.ofSeconds(1));
  private static final int LOOKS_PER_NEW_KEY = 4;
  private static final int LOOKS_WHEN_CROWDED = 16;

  private record Name(String rule, String key) {}

  private final Map<Name, Slot> slots = new ConcurrentHashMap<>();
  /** How many slots are in the map or about to be: the map's own size cannot reserve. */
  private final AtomicInteger used = new AtomicInteger();
  private final int mostBuckets;
  private final TimeMeter clock;
  private final ReentrantLock broom = new ReentrantLock();
  private Iterator<Map.Entry<Name, Slot>> hand = slots.entrySet().iterator();

  /** Makes one with {@link #MOST_BUCKETS} on the system's monotonic clock. */
  public LocalLimiter() {
    this(MOST_BUCKETS, System::nanoTime);
  }

  /** Makes one with at most {@code mostBuckets}, whose time is {@code nanos}, which never runs backwards. */
  public LocalLimiter(int mostBuckets, LongSupplier nanos) {
    this.mostBuckets = mostBuckets;
    this.clock = new Monotonic(nanos);
  }

  @Override
  public Grant take(Obligation.Limit limit) {
    if (!Rate.flows(limit)) {
      return new Grant.Exceeded(limit.period());
    }
    Name name = new Name(limit.by().name(), limit.key());
    while (true) {
      Slot known = slots.get(name);
      Slot slot = known == null ? newcomer(name, limit) : known;
      if (slot == null) {
        return CROWDED;
      }
      Optional<Grant> grant = slot.take(limit);
      if (grant.isPresent()) {
        return grant.get();
      }
      remove(name, slot);
    }
  }

  /** Returns how many buckets there are. */
  public int buckets() {
    return used.get();
  }

  private @Nullable Slot newcomer(Name name, Obligation.Limit limit) {
    sweep(used.get() < mostBuckets ? LOOKS_PER_NEW_KEY : LOOKS_WHEN_CROWDED);
    if (used.incrementAndGet() > mostBuckets) {
      used.decrementAndGet();
      return null;
    }
    Slot fresh = new Slot(Rate.of(limit), clock);
    Slot first = slots.putIfAbsent(name, fresh);
    if (first == null) {
      return fresh;
    }
    used.decrementAndGet();
    return first;
  }

  /** Looks at a few buckets for each new key, so that no call ever pays for a walk over all of them. */
  private void sweep(int looks) {
    if (!broom.tryLock()) {
      return;
    }
    try {
      for (int i = 0; i < looks; i++) {
        if (!hand.hasNext()) {
          hand = slots.entrySet().iterator();
          return;
        }
        Map.Entry<Name, Slot> next = hand.next();
        if (next.getValue().drop()) {
          remove(next.getKey(), next.getValue());
        }
      }
    } finally {
      broom.unlock();
    }
  }

  private void remove(Name name, Slot slot) {
    if (slots.remove(name, slot)) {
      used.decrementAndGet();
    }
  }

  /** The clock as Bucket4j wants it. */
  private record Monotonic(LongSupplier nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
