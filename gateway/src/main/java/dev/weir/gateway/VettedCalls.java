package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Prepared;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Target;
import dev.weir.model.settings.DestinationRule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Requests of Weir's own that the configuration asks for, such as for a token: resolved, vetted and recorded as those of
 * callers are. Where a destination stands for the host, its addresses, TLS and timeouts count; its credential does not.
 */
public final class VettedCalls implements OwnCalls {

  private static final Ip HERE = Ip.v4(0x7f000001);

  private final Rooms rooms;
  private final Vet vet;

  public VettedCalls(Rooms rooms, OwnPorts ports) {
    this.rooms = rooms;
    this.vet = new Vet(rooms.resolver(), Machine::owns, ports);
  }

  @Override
  public CompletionStage<Leaving> prepare(Head head, Bytes body, Executor loop) {
    InForce inForce = rooms.inForce().get();
    Target target = head.target();
    Optional<DestinationRule> rule = inForce.settings().destinationOf(target.origin().host());
    Routed.To routed = new Routed.To(target, rule);
    CallRecord record = new CallRecord(rooms, inForce, new Incoming(Entry.PROXY, head.method(), "(own)",
        Headers.NONE, HERE, Optional.empty()), loop);
    record.asked(WEIR, routed);
    return vet.vetAnyway(inForce.settings(), routed).thenComposeAsync(where -> switch (where) {
      case Destination.Refused refused ->
        refused(record, new Decision.Deny(RuleRef.CREDENTIAL, refused.why(), refused.status()));
      case Destination.Vetted to -> leaving(record, to, head, body, rule);
    }, loop);
  }

  private static CompletionStage<Leaving> refused(CallRecord record, Decision.Deny deny) {
    return record.refusal(deny).handle((_, _) -> null)
        .thenCompose(_ -> CompletableFuture.failedFuture(new IOException(deny.reason())));
  }

  private static CompletionStage<Leaving> leaving(CallRecord record, Destination.Vetted to, Head head,
      Bytes body, Optional<DestinationRule> rule) {
    Decision.Allow allow = new Decision.Allow(RuleRef.CREDENTIAL, List.of(RuleRef.CREDENTIAL), List.of(),
        List.of(), Optional.empty());
    return record.intent(allow, to, 0).handle((receipt, _) -> receipt == null
        ? refused(record,
            new Decision.Deny(RuleRef.FAULT, "the call cannot be recorded, so it does not leave",
                Status.UNAVAILABLE))
        : CompletableFuture.completedStage(new Leaving(
            Prepared.by(allow, to, receipt, head, Optional.of(body), rule, ""),
            ending -> {
              var _ = record.outcome(ending, 0, Optional.empty());
            })))
        .thenCompose(next -> next);
  }
}
