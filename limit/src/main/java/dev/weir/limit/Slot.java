package dev.weir.limit;

import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One bucket, at the rate that was last asked for. */
final class Slot implements Shelf.Kept<Grant> {

  private final LongSupplier nanos;
  private final Bucket bucket;
  /** Calls that may still come to owe something: a flood of other keys has to leave them what they owe it to. */
  private int unsettled;
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
    unsettled += limit.unit() == Unit.BYTES ? 1 : 0;
    return Optional.of(new Grant.Granted(left - least, least));
  }

  @Override
  public synchronized void settle(Obligation.Limit limit, long taken, long used) {
    left(limit);
    bucket.take(used - taken);
    unsettled--;
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

  @Override
  public Level level(String rule, String key, Unit unit) {
    return new Level(rule, key, unit, bucket.rate(), bucket.look(nanos.getAsLong()), 0, Duration.ZERO);
  }

  /** A full bucket is no different from a new one, so nothing is forgotten. */
  @Override
  public synchronized boolean drop() {
    dropped = dropped || unsettled == 0 && bucket.tokens(nanos.getAsLong()) == bucket.burst();
    return dropped;
  }
}
