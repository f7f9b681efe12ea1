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
      case OPEN -> new Grant.Granted(limit.burst(), 0, true);
      case LOCAL_SHARE -> switch (shares.take(share(limit), units)) {
        case Grant.Granted(long left, long taken, _) -> new Grant.Granted(left, taken, true);
        case Grant refused -> refused;
      };
    };
  }

  /** Ends what was granted here, whoever may be asked by now: it was never taken of the bucket. */
  void settle(Obligation.Limit limit, Grant.Granted granted, long used) {
    if (redis.onFailure() == Shared.OnFailure.LOCAL_SHARE) {
      shares.settle(share(limit), granted, used);
    }
  }

  /** Rounded down: all shares together are never more than the whole. */
  private Obligation.Limit share(Obligation.Limit limit) {
    int weirs = redis.weirs();
    return new Obligation.Limit(limit.by(), limit.key(), limit.unit(), limit.amount(),
        limit.period().multipliedBy(weirs),
        limit.burst() / weirs);
  }
}
