package dev.weir.gateway;

import dev.weir.model.Head;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.TraceContext;
import java.util.Optional;

/** Request heads as they are judged and as they leave. */
final class Heads {

  private static final Target NOWHERE = new Target(new Origin(Scheme.HTTPS, new Host.Name("(none)"), 443),
      "/", "", false);

  private Heads() {}

  /** Returns the head that policy sees and that leaves: without the caller's own credentials and without anything that only Weir is told. */
  static Head judged(Incoming incoming, Routed routed) {
    TraceContext told = routed instanceof Routed.To to ? traced(to.rule()) : TraceContext.USUAL;
    Headers kept = incoming.headers().filtered(name -> !isOwn(name) && told.passes(name));
    Target target = routed instanceof Routed.To known ? known.target() : NOWHERE;
    return new Head(incoming.method(), target, kept);
  }

  /** Returns what a destination is told of traces; what is usual where it is not listed. */
  static TraceContext traced(Optional<DestinationRule> rule) {
    return rule.isPresent() ? rule.get().trace() : TraceContext.USUAL;
  }

  /** Returns the head of a request whose answer must be read: it asks for no coding. */
  static Head readable(Head head) {
    return new Head(head.method(), head.target(),
        head.headers().toBuilder().set("Accept-Encoding", "identity").build());
  }

  /** Asked for every field of every request: the length alone settles nearly all of them. */
  private static boolean isOwn(String name) {
    return switch (name.length()) {
      case 4 -> name.equalsIgnoreCase(Bound.FIELD);
      case 7, 9, 13, 14, 19 -> isCredential(name) || isWeirs(name);
      default -> isWeirs(name);
    };
  }

  private static boolean isCredential(String name) {
    for (String field : Identify.CREDENTIAL_FIELDS) {
      if (field.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWeirs(String name) {
    return name.length() > 5 && (name.charAt(0) | 0x20) == 'w' && name.regionMatches(true, 0, "Weir-", 0, 5);
  }
}
