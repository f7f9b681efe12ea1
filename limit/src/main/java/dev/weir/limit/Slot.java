package dev.weir.limit;

import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.Optional;

/** One bucket, at the rate that was last asked for. */
final class Slot implements Shelf.Kept<Grant> {

  private final Bucket bucket;
  private volatile Rate rate;
  private boolean dropped;

  Slot(Rate rate, TimeMeter clock) {
    this.rate = rate;
    this.bucket = Bucket.builder().addLimit(rate.bandwidth()).withCustomTimePrecision(clock).build();
  }

  @Override
  public Optional<Grant> take(Obligation.Limit limit) {
    if (!rate.isOf(limit)) {
      change(Rate.of(limit));
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return Optional.of(new Grant.Granted(probe.getRemainingTokens()));
    }
    synchronized (this) {
      return dropped
          ? Optional.empty()
          : Optional.of(new Grant.Exceeded(Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
  }

  /**
   * Tokens stay as they are, cut to the new size. So a reload grants nothing, and calls that still carry the old rate cannot
   * turn the change back and forth into a gain.
   */
  private synchronized void change(Rate to) {
    if (!rate.equals(to)) {
      bucket.replaceConfiguration(to.configuration(), TokensInheritanceStrategy.AS_IS);
      rate = to;
    }
  }

  /**
   * Empties a full bucket and marks it as dropped. A full one is no different from a new one, so nothing is forgotten; it is
   * emptied so that whoever still holds it gets nothing from both.
   */
  @Override
  public synchronized boolean drop() {
    dropped = dropped || bucket.tryConsume(rate.burst());
    return dropped;
  }
}
