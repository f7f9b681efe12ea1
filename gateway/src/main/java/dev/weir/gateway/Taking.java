package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Limiter;
import dev.weir.model.Limiter.Answer;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one call takes of the limits that hold for it: of each once, however often it is decided on. */
final class Taking {

  private final Limiter limiter;
  private final Optional<Turns> turns;
  private final CallRecord record;
  private final Function<Decision.Deny, CompletionStage<Void>> refuse;
  private final Set<RuleRef> taken = new HashSet<>();
  private final Map<RuleRef, Turns.Turn> held = new HashMap<>(0);

  /** @param turns empty where it goes in the turn of another */
  Taking(Limiter limiter, Optional<Turns> turns, CallRecord record,
      Function<Decision.Deny, CompletionStage<Void>> refuse) {
    this.limiter = limiter;
    this.turns = turns;
    this.record = record;
    this.refuse = refuse;
  }

  /** Takes what the limits among {@code duties} ask for and goes {@code onward}, or refuses. */
  CompletionStage<Void> taken(Iterator<Obligation> duties, Supplier<CompletionStage<Void>> onward) {
    while (duties.hasNext()) {
      Obligation duty = duties.next();
      if (duty instanceof Obligation.Turn turn && turns.isPresent() && !held.containsKey(turn.by())) {
        record.trace().enter(Room.LIMIT);
        switch (turns.get().ask(turn)) {
          case Turns.Turn mine -> held.put(turn.by(), mine);
          case Turns.Full _ -> {
            return refuse.apply(denial(turn));
          }
          case Turns.Later(CompletionStage<Optional<Turns.Turn>> later) -> {
            return later.thenComposeAsync(mine -> {
              mine.ifPresent(got -> held.put(turn.by(), got));
              return mine.isPresent() ? taken(duties, onward) : refuse.apply(denial(turn));
            }, record.loop());
          }
        }
      }
      if (duty instanceof Obligation.Limit limit && taken.add(limit.by())) {
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

  /** The call has ended, and what waits for its turns goes on. */
  void over() {
    held.values().forEach(Turns.Turn::over);
  }

  private Decision.Deny denial(Obligation.Turn turn) {
    record.retryAfter(Passage.SOON);
    String how = turn.patience().isZero()
        ? ""
        : ", and this one had to wait for more than " + turn.patience().toMillis()
            + " ms or behind more than may wait";
    return new Decision.Deny(turn.by(), "no more than " + turn.most() + " may go at once" + how,
        Status.LIMITED);
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
