package dev.weir.limit;

import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One bucket, at the rate that was last asked for. */
final class Slot implements Shelf.Kept<Grant> {

  private final LongSupplier nanos;
  private final Bucket bucket;
  private boolean dropped;

  Slot(Rate rate, LongSupplier nanos) {
    this.nanos = nanos;
    this.bucket = new Bucket(rate, nanos.getAsLong());
  }

  @Override
  public synchronized Optional<Grant> take(Obligation.Limit limit, long units) {
    if (dropped) {
      return Optional.empty();
    }
    long left = left(limit);
    long least = Rate.least(limit, units);
    if (left < least) {
      return Optional.of(new Grant.Exceeded(Duration.ofNanos(bucket.nanosUntil(least))));
    }
    bucket.take(least);
    return Optional.of(new Grant.Granted(left - least));
  }

  @Override
  public synchronized boolean settle(Obligation.Limit limit, long units) {
    if (!dropped) {
      left(limit);
      bucket.take(units);
    }
    return !dropped;
  }

  /**
   * Returns what is left. A reload grants nothing, and calls that still carry the old rate cannot turn the change back and forth into
   * a gain, since tokens stay as they are.
   */
  private long left(Obligation.Limit limit) {
    long now = nanos.getAsLong();
    if (!bucket.isAt(limit)) {
      bucket.change(Rate.of(limit), now);
    }
    return bucket.tokens(now);
  }

  /** A full bucket is no different from a new one, so nothing is forgotten. */
  @Override
  public synchronized boolean drop() {
    dropped = dropped || bucket.tokens(nanos.getAsLong()) == bucket.burst();
    return dropped;
  }
}
