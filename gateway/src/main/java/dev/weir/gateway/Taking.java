package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Limiter;
import dev.weir.model.Limiter.Answer;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one call takes of the limits that hold for it: of each once, however often it is decided on. */
final class Taking {

  private final Limiter limiter;
  private final CallRecord record;
  private final Function<Decision.Deny, CompletionStage<Void>> refuse;
  private final Set<RuleRef> taken = new HashSet<>();

  Taking(Limiter limiter, CallRecord record, Function<Decision.Deny, CompletionStage<Void>> refuse) {
    this.limiter = limiter;
    this.record = record;
    this.refuse = refuse;
  }

  /** Takes what the limits among {@code duties} ask for and goes {@code onward}, or refuses. */
  CompletionStage<Void> taken(Iterator<Obligation> duties, Supplier<CompletionStage<Void>> onward) {
    while (duties.hasNext()) {
      if (duties.next() instanceof Obligation.Limit limit && taken.add(limit.by())) {
        record.trace().enter(Room.LIMIT);
        switch (limiter.take(limit)) {
          case Grant.Granted(long remaining) -> record.limited(limit, remaining);
          case Grant refused -> {
            return refuse.apply(denial(limit, refused));
          }
          case Answer.Later(CompletionStage<Grant> later) -> {
            return later.thenComposeAsync(grant -> {
              if (!(grant instanceof Grant.Granted(long remaining))) {
                return refuse.apply(denial(limit, grant));
              }
              record.limited(limit, remaining);
              return taken(duties, onward);
            }, record.loop());
          }
        }
      }
    }
    return onward.get();
  }

  private Decision.Deny denial(Obligation.Limit limit, Grant refused) {
    return switch (refused) {
      case Grant.Exceeded(Duration retryAfter) -> {
        record.retryAfter(retryAfter);
        yield new Decision.Deny(limit.by(),
            "the limit of " + limit.amount() + " per " + limit.period().toSeconds() + " s is reached",
            Status.LIMITED);
      }
      case Grant.Unknown _ -> {
        record.retryAfter(Passage.SOON);
        yield new Decision.Deny(limit.by(), "what counts this limit for all Weirs cannot be asked now",
            Status.UNAVAILABLE);
      }
      case Grant.Granted _ -> throw new IllegalArgumentException("it is granted");
    };
  }
}
