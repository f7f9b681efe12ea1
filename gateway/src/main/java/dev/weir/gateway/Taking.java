package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Limiter;
import dev.weir.model.Limiter.Answer;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import dev.weir.model.Size;
import dev.weir.model.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one call takes of the limits that hold for it: of each once, however often it is decided on. */
final class Taking {

  private final Limiter limiter;
  private final Passage.Exit exit;
  private final CallRecord record;
  private final Function<Decision.Deny, CompletionStage<Void>> refuse;
  /** So few that looking through them costs less than hashing them. */
  private final List<Taken> all = new ArrayList<>(2);
  private final Map<RuleRef, Turns.Turn> held = new HashMap<>(0);

  /** What was taken of one limit. */
  private record Taken(Obligation.Limit limit, Grant.Granted granted) {}

  Taking(Limiter limiter, Passage.Exit exit, CallRecord record,
      Function<Decision.Deny, CompletionStage<Void>> refuse) {
    this.limiter = limiter;
    this.exit = exit;
    this.record = record;
    this.refuse = refuse;
  }

  /** Takes what the limits among {@code duties} ask for and goes {@code onward}, or refuses. */
  CompletionStage<Void> taken(Iterator<Obligation> duties, Supplier<CompletionStage<Void>> onward) {
    while (duties.hasNext()) {
      Supplier<CompletionStage<Void>> rest = () -> taken(duties, onward);
      Optional<CompletionStage<Void>> stop = switch (duties.next()) {
        case Obligation.Turn turn -> ask(turn, rest);
        case Obligation.Limit limit -> take(limit, rest);
        default -> Optional.empty();
      };
      if (stop.isPresent()) {
        return stop.get();
      }
    }
    return onward.get();
  }

  /** Asks for a turn; returns what becomes of the call where it does not have it at once. */
  private Optional<CompletionStage<Void>> ask(Obligation.Turn turn, Supplier<CompletionStage<Void>> rest) {
    if (exit.turns().isEmpty() || held.containsKey(turn.by())) {
      return Optional.empty();
    }
    record.trace().enter(Room.LIMIT);
    return switch (exit.turns().get().ask(turn)) {
      case Turns.Turn mine -> {
        held.put(turn.by(), mine);
        yield Optional.empty();
      }
      case Turns.None none -> Optional.of(refuse.apply(denial(turn, none)));
      case Turns.Later later -> {
        exit.whenGone(later.leave());
        yield Optional.of(later.given().thenComposeAsync(given -> switch (given) {
          case Turns.Turn mine -> {
            held.put(turn.by(), mine);
            yield rest.get();
          }
          case Turns.None none -> refuse.apply(denial(turn, none));
        }, record.loop()));
      }
    };
  }

  /** Takes of a limit; returns what becomes of the call where that is not granted at once. */
  private Optional<CompletionStage<Void>> take(Obligation.Limit limit, Supplier<CompletionStage<Void>> rest) {
    OptionalLong units = units(limit);
    if (units.isEmpty() || wasTaken(limit)) {
      return Optional.empty();
    }
    record.trace().enter(Room.LIMIT);
    return switch (limiter.take(limit, units.getAsLong())) {
      case Grant grant -> stop(limit, grant);
      case Answer.Later(CompletionStage<Grant> later) -> Optional.of(later.thenComposeAsync(
          grant -> stop(limit, grant).orElseGet(rest), record.loop()));
    };
  }

  /** Bytes on a connection are counted with what has opened it. */
  private OptionalLong units(Obligation.Limit limit) {
    return switch (limit.unit()) {
      case REQUESTS -> OptionalLong.of(1);
      case BYTES -> exit.bytes();
    };
  }

  private Optional<CompletionStage<Void>> stop(Obligation.Limit limit, Grant grant) {
    if (!(grant instanceof Grant.Granted granted)) {
      return Optional.of(refuse.apply(denial(limit, grant)));
    }
    all.add(new Taken(limit, granted));
    record.limited(limit, granted.remaining());
    return Optional.empty();
  }

  private boolean wasTaken(Obligation.Limit limit) {
    for (Taken taken : all) {
      if (taken.limit().equals(limit)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the limits that count bytes, which were taken of. */
  List<Obligation.Limit> ofBytes() {
    return all.stream().map(Taken::limit).filter(limit -> limit.unit() == Unit.BYTES).toList();
  }

  /** So many bytes have gone and come: what was taken before gives way to that, once. */
  void moved(long bytes) {
    for (Iterator<Taken> each = all.iterator(); each.hasNext();) {
      Taken taken = each.next();
      if (taken.limit().unit() == Unit.BYTES) {
        limiter.settle(taken.limit(), taken.granted(), bytes);
        each.remove();
      }
    }
  }

  /** The call has ended, whether it left or not: what waits for its turns goes on, and bytes that did not go are given back. */
  void over() {
    held.values().forEach(Turns.Turn::over);
    moved(0);
  }

  private Decision.Deny denial(Obligation.Turn turn, Turns.None none) {
    if (none == Turns.None.GONE) {
      return new Decision.Deny(turn.by(), "the client went away while it waited for its turn",
          Status.BAD_REQUEST);
    }
    record.retryAfter(Passage.SOON);
    String how = none == Turns.None.LATE
        ? ", and this one has waited for " + turn.patience().toMillis() + " ms"
        : turn.patience().isZero() ? "" : ", and " + turn.queue() + " wait already";
    return new Decision.Deny(turn.by(), "no more than " + turn.most() + " may go at once" + how,
        Status.LIMITED);
  }

  private Decision.Deny denial(Obligation.Limit limit, Grant refused) {
    return switch (refused) {
      case Grant.Exceeded(Duration retryAfter) -> {
        record.exceeded(limit, retryAfter);
        yield new Decision.Deny(limit.by(),
            "the limit of " + amount(limit) + " per " + limit.period().toSeconds() + " s is reached",
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

  private static String amount(Obligation.Limit limit) {
    return switch (limit.unit()) {
      case REQUESTS -> Long.toString(limit.amount());
      case BYTES -> Size.text(limit.amount());
    };
  }
}
