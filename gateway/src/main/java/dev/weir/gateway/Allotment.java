package dev.weir.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a destination says is left of its own limits, counted down by the calls on their way since, so that none is sent for
 * which there is nothing. Times are of any clock in nanoseconds that only goes forward. Safe for many threads.
 */
final class Allotment {

  private long left;
  private long until;
  private boolean told;
  private long onTheWay;

  /** Sends a call at {@code nanos}, which has to be said to {@link #ended}; or returns how long nothing is left. */
  synchronized Optional<Duration> send(long nanos) {
    if (told && nanos - until < 0) {
      if (left <= 0) {
        return Optional.of(Duration.ofNanos(until - nanos));
      }
      left--;
    }
    onTheWay++;
    return Optional.empty();
  }

  /** Takes what an answer says: of several limits the one of which least is left. Calls still on their way may not be counted in it. */
  synchronized void answered(List<TheirLimits.Left> limits, long nanos) {
    told &= nanos - until < 0;
    long others = Math.max(0, onTheWay - 1);
    boolean first = true;
    for (TheirLimits.Left limit : limits) {
      long free = limit.remaining() - others;
      long end = nanos + limit.reset().toNanos();
      if (first || free < left || free == left && end - until > 0) {
        left = free;
        until = end;
        told = true;
        first = false;
      }
    }
  }

  synchronized void ended() {
    onTheWay--;
  }

  /** Returns whether it knows nothing that counts at {@code nanos}. */
  synchronized boolean isIdle(long nanos) {
    return onTheWay == 0 && !(told && nanos - until < 0);
  }
}
