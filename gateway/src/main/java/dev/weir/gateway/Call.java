package dev.weir.gateway;

import dev.weir.model.Content;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Inspection;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Prepared;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One request from its head to its recorded outcome. The methods stand in the order in which they run: identify, route,
 * decide on the head, read, inspect, decide on the content, rewrite, record the intent, forward, validate and restore the
 * answer, record the outcome. Each hands on to the next or refuses; whatever is thrown on the way refuses too.
 */
final class Call {

  private final Rooms rooms;
  private final Identify identify;
  private final Vet vet;
  private final Exchange exchange;
  private final Incoming incoming;
  private final InForce inForce;
  private final CallRecord record;
  private final Set<RuleRef> taken = new HashSet<>();
  private Optional<DestinationRule> rule = Optional.empty();
  private boolean left;

  Call(Rooms rooms, Identify identify, Vet vet, Exchange exchange) {
    this.rooms = rooms;
    this.identify = identify;
    this.vet = vet;
    this.exchange = exchange;
    this.incoming = exchange.incoming();
    this.inForce = rooms.inForce().get();
    this.record = new CallRecord(rooms, inForce, exchange);
  }

  CompletionStage<Void> run() {
    try {
      Principal who = identify.who(inForce.settings(), incoming);
      Routed routed = Route.find(inForce.settings(), incoming);
      record.asked(who, routed);
      rule = routed instanceof Routed.To to ? to.rule() : Optional.empty();
      return onTheLoop(where(who, routed)).thenCompose(where -> decideOnTheHead(who, where, routed))
          .handle(
              (done, fault) -> fault == null ? CompletableFuture.<Void>completedFuture(null) : fail(fault))
          .thenCompose(done -> done);
    } catch (RuntimeException e) {
      return fail(e);
    }
  }

  /** A name server answers on a thread of its own; everything else that a call waits for comes back on its loop. */
  private CompletionStage<Destination> onTheLoop(CompletionStage<Destination> where) {
    return where.toCompletableFuture().isDone()
        ? where
        : where.thenApplyAsync(found -> found, exchange.loop());
  }

  /** No name server hears of a host that an unknown caller names. */
  private CompletionStage<Destination> where(Principal who, Routed routed) {
    return who instanceof Principal.Unknown && routed instanceof Routed.To to
        ? CompletableFuture
            .completedFuture(new Destination.Refused(Destination.UNLISTED, to.target().origin().host(),
                Status.UNKNOWN_CALLER, "not looked up for an unknown caller"))
        : vet.vet(inForce.settings(), routed);
  }

  private CompletionStage<Void> decideOnTheHead(Principal who, Destination where, Routed routed) {
    Head head = Heads.judged(incoming, routed);
    Facts facts = new Facts(who, incoming.peer(), incoming.entry(), where, head, new Content.Unread(),
        record.began());
    return switch (inForce.policy().decide(facts)) {
      case Decision.Deny deny -> refuse(deny);
      case Decision.Allow allow when where instanceof Destination.Vetted to -> allowed(facts, allow, to);
      case Decision.Allow _ ->
        refuse(new Decision.Deny(RuleRef.DESTINATION, "the destination was not vetted", Status.FORBIDDEN));
    };
  }

  private CompletionStage<Void> allowed(Facts facts, Decision.Allow allow, Destination.Vetted to) {
    if (incoming.entry() == Entry.CONNECT && content().intercept()) {
      exchange.intercept(new Incoming.Tunnel(facts.who(), facts.head().target().origin()));
      return CompletableFuture.completedFuture(null);
    }
    Optional<Decision.Deny> limited = take(allow);
    if (limited.isPresent()) {
      return refuse(limited.get());
    }
    if (incoming.entry() == Entry.CONNECT) {
      record.seen(new Content.Opaque("a tunnel"), -1);
    }
    if (incoming.entry() == Entry.CONNECT || !content().inspect()) {
      return recordIntent(allow, to, new Rewritten(facts.head(), Bytes.EMPTY, 0), Optional.empty(), facts);
    }
    return exchange.read(content().maxBytes()).handle((body, failure) -> body == null
        ? unread(failure)
        : inspect(facts, to, body)).thenCompose(done -> done);
  }

  private CompletionStage<Void> inspect(Facts facts, Destination.Vetted to, Bytes body) {
    Inspection inspection = rooms.inspector().inspect(facts.head(), body, content().maxBytes());
    Facts seen = facts.with(inspection.content());
    record.seen(seen.content(), body.length());
    return switch (inForce.policy().decide(seen)) {
      case Decision.Deny deny -> refuse(deny);
      case Decision.Allow allow -> {
        Optional<Decision.Deny> limited = take(allow);
        yield limited.isPresent() ? refuse(limited.get()) : rewrite(seen, allow, to, inspection, body);
      }
    };
  }

  private CompletionStage<Void> rewrite(Facts facts, Decision.Allow allow, Destination.Vetted to,
      Inspection inspection,
      Bytes body) {
    try {
      Rewritten rewritten = allow.rewrites().isEmpty()
          ? new Rewritten(facts.head(), body, 0)
          : inspection.rewrite(allow.rewrites(), scope(facts, to));
      return recordIntent(allow, to, rewritten, Optional.of(rewritten.body()), facts);
    } catch (CannotRewrite e) {
      return refuse(new Decision.Deny(allow.by(), "the body cannot be rewritten: " + e.getMessage(),
          Status.UNINSPECTABLE));
    }
  }

  private CompletionStage<Void> recordIntent(Decision.Allow allow, Destination.Vetted to, Rewritten rewritten,
      Optional<Bytes> body, Facts facts) {
    Optional<Scope> restore = restores(allow)
        ? Optional.of(scope(facts, to))
        : Optional.empty();
    Head leaving = restore.isPresent() ? Heads.readable(rewritten.head()) : rewritten.head();
    return record.intent(allow, to, rewritten.count()).handle((receipt, failure) -> receipt == null
        ? refuseUnrecorded()
        : forward(Prepared.by(allow, to, receipt, leaving, body, rule), restore)).thenCompose(done -> done);
  }

  private CompletionStage<Void> forward(Prepared prepared, Optional<Scope> restore) {
    left = true;
    if (incoming.entry() == Entry.CONNECT) {
      return exchange.tunnel(prepared).thenCompose(ending -> recordOutcome(ending, 0));
    }
    AnswerRoom answers = new AnswerRoom(rule, record.weirHeaders(), rooms.restorer(), restore);
    return exchange.forward(prepared, answers)
        .thenCompose(ending -> recordOutcome(ending, answers.restored()));
  }

  private CompletionStage<Void> recordOutcome(Ending ending, int restored) {
    if (ending.result() instanceof Ending.Result.Fault(Status status, String why, boolean answered)
        && !answered) {
      answer(new Decision.Deny(RuleRef.ANSWER, why, status));
    }
    return record.outcome(ending, restored);
  }

  private CompletionStage<Void> unread(Throwable failure) {
    return Faults.root(failure) instanceof Exchange.BodyTooLarge
        ? refuse(new Decision.Deny(RuleRef.REQUEST,
            "the body has more than " + content().maxBytes() + " bytes", Status.TOO_LARGE))
        : refuse(new Decision.Deny(RuleRef.REQUEST, "the body did not come whole", Status.BAD_REQUEST));
  }

  private CompletionStage<Void> refuseUnrecorded() {
    return refuse(new Decision.Deny(RuleRef.FAULT, "the call cannot be recorded, so it does not leave",
        Status.UNAVAILABLE));
  }

  /** The record comes first; where it cannot be kept, the call is refused all the same. */
  private CompletionStage<Void> refuse(Decision.Deny deny) {
    return record.refusal(deny).handle((receipt, failure) -> {
      answer(deny);
      return null;
    });
  }

  private void answer(Decision.Deny deny) {
    exchange.answer(Denials.render(deny, incoming, rule, record.weirHeaders(), record.retryAfter()));
  }

  private CompletionStage<Void> fail(Throwable fault) {
    Faults.log(record.call(), fault);
    return left
        ? CompletableFuture.completedFuture(null)
        : refuse(
            new Decision.Deny(RuleRef.FAULT, "a fault in Weir: the call was not let out", Status.INTERNAL));
  }

  private Optional<Decision.Deny> take(Decision.Allow allow) {
    for (Obligation duty : allow.duties()) {
      if (duty instanceof Obligation.Limit limit && taken.add(limit.by())
          && rooms.limiter().take(limit) instanceof Grant.Exceeded(var retryAfter)) {
        record.retryAfter(retryAfter);
        return Optional.of(new Decision.Deny(limit.by(),
            "the limit of " + limit.amount() + " per " + limit.period().toSeconds() + " s is reached",
            Status.LIMITED));
      }
    }
    return Optional.empty();
  }

  private static boolean restores(Decision.Allow allow) {
    for (Obligation duty : allow.duties()) {
      if (duty instanceof Obligation.Restore) {
        return true;
      }
    }
    return false;
  }

  private ContentRule content() {
    return rule.map(DestinationRule::content).orElse(ContentRule.USUAL);
  }

  private static Scope scope(Facts facts, Destination.Vetted to) {
    return new Scope(facts.who() instanceof Principal.Caller caller ? caller.name() : "", to.name());
  }
}
