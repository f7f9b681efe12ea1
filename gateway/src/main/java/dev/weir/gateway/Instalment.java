package dev.weir.gateway;

import dev.weir.model.Decision.Deny;
import dev.weir.model.Limiter;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation.Limit;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What became of asking to pay for bytes of a connection before they flow. */
sealed interface Instalment {

  /**
   * They are paid, and have to be {@link #used} once.
   *
   * @param taken what was granted of each limit
   * @param hold what the budgets have set aside for them, where there are any
   */
  record Paid(long bytes, Limiter limiter, Map<Limit, Grant.Granted> taken,
      Optional<Hold> hold) implements Instalment {
    public Paid {
      taken = Map.copyOf(taken);
    }

    /** So many of them have flowed: the others are given back. */
    void used(long flowed) {
      hold.ifPresent(set -> set.settle(new Usage(0, 0, flowed)));
      taken.forEach((limit, granted) -> limiter.settle(limit, granted, flowed));
    }
  }

  /** As many are not to be had now, and may be in so long. */
  record Later(Duration pause) implements Instalment {}

  /** As many are not to be had any more. */
  record Spent(Deny why) implements Instalment {}
}
