package dev.weir.limit.shared;

import dev.weir.limit.LocalLimiter;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.settings.Shared;
import java.util.function.Function;

/**
 * What becomes of limited calls while the store is away.
 *
 * @param shares of this Weir alone
 */
record WhileAway(Shared.Redis redis, LocalLimiter shares) implements Function<Obligation.Limit, Grant> {

  @Override
  public Grant apply(Obligation.Limit limit) {
    return grant(limit, 1);
  }

  /** Returns what a call gets that wants so many units. */
  Grant grant(Obligation.Limit limit, long units) {
    return switch (redis.onFailure()) {
      case CLOSED -> new Grant.Unknown();
      case OPEN -> new Grant.Granted(limit.burst());
      case LOCAL_SHARE -> shares.take(share(limit, redis.weirs()), units);
    };
  }

  /** Rounded down: all shares together are never more than the whole. */
  private static Obligation.Limit share(Obligation.Limit limit, int weirs) {
    return new Obligation.Limit(limit.by(), limit.key(), limit.unit(), limit.amount(),
        limit.period().multipliedBy(weirs),
        limit.burst() / weirs);
  }
}
