package dev.weir.gateway;

import dev.weir.model.Content;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Target;
import dev.weir.model.talk.Reach;
import java.util.Optional;

/** Where the caller of one call may go: judged as if it asked for it now, but that no name is looked up. */
record Reaching(InForce inForce, Vet vet, Facts caller) implements Reach {

  @Override
  public boolean knows(Host host) {
    return inForce.settings().destinationOf(host).isPresent();
  }

  @Override
  public Optional<RuleRef> forbids(Target target) {
    Destination where = vet.unasked(inForce.settings(), Route.listed(inForce.settings(), target));
    Decision decision = inForce.policy().decide(new Facts(caller.who(), caller.peer(), Entry.PROXY, where,
        new Head("GET", target, Headers.NONE), new Content.Unread(), caller.at()));
    return decision instanceof Decision.Deny deny && !deny.by().equals(RuleRef.ALLOW)
        ? Optional.of(deny.by())
        : Optional.empty();
  }
}
