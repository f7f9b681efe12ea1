package dev.weir.limit.shared;

import dev.weir.limit.Rate;
import dev.weir.model.Limiter.Answer;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;

/**
 * Asks the store for each call: what calls of many sizes want is no loan that others could spend. What they have used beyond
 * what they asked for is charged behind them, so that all Weirs wait until it has flowed in.
 */
final class Direct {

  private final Store store;
  private final WhileAway away;
  private final Tally tally;

  Direct(Store store, WhileAway away, Tally tally) {
    this.store = store;
    this.away = away;
    this.tally = tally;
  }

  Answer take(String bucket, Obligation.Limit limit, long units) {
    if (!store.open()) {
      return away(limit, units);
    }
    tally.waited();
    long least = Rate.least(limit, units);
    return new Answer.Later(store.draw(bucket, Rate.of(limit), least, least).handle((drawn, _) -> {
      if (drawn == null) {
        return away(limit, units);
      }
      return drawn.granted() < least
          ? new Grant.Exceeded(drawn.refill())
          : new Grant.Granted(drawn.left(), least);
    }));
  }

  private Grant away(Obligation.Limit limit, long units) {
    tally.away();
    return away.grant(limit, units);
  }

  /** Whoever has granted it settles it. */
  void settle(String bucket, Obligation.Limit limit, Grant.Granted granted, long used) {
    if (granted.aside()) {
      away.settle(limit, granted, used);
    } else if (used != granted.taken()) {
      store.charge(bucket, Rate.of(limit), used - granted.taken());
    }
  }
}
