package dev.weir.gateway;

import dev.weir.model.Decision.Deny;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation.Limit;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of asking to pay for bytes of a connection before they flow. */
sealed interface Instalment {

  /**
   * They are paid, and have to be {@link #used} once.
   *
   * @param taken the limits that they were taken of
   * @param hold what the budgets have set aside for them, where there are any
   */
  record Paid(long bytes, Limiter limiter, List<Limit> taken, Optional<Hold> hold) implements Instalment {
    public Paid {
      taken = List.copyOf(taken);
    }

    /** So many of them have flowed: the others are given back. */
    void used(long flowed) {
      hold.ifPresent(set -> set.settle(new Usage(0, 0, flowed)));
      if (flowed < bytes) {
        taken.forEach(limit -> limiter.settle(limit, flowed - bytes));
      }
    }
  }

  /** As many are not to be had now, and may be in so long. */
  record Later(Duration pause) implements Instalment {}

  /** As many are not to be had any more. */
  record Spent(Deny why) implements Instalment {}
}
