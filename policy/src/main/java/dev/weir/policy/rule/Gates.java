package dev.weir.policy.rule;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision.Deny;
import dev.weir.model.Destination;
import dev.weir.model.DetectorId;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Finding;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.Upgrade;
import java.util.Optional;

/** Weir's own rules, each a question with a denial or nothing as its answer. No policy opens what these close. */
final class Gates {

  private Gates() {}

  /** Denies whoever is not known. */
  static Optional<Deny> identity(Facts facts) {
    return facts.who() instanceof Principal.Unknown(String why)
        ? Optional.of(new Deny(RuleRef.IDENTITY, why, Status.UNKNOWN_CALLER))
        : Optional.empty();
  }

  /** Denies an address that must not be dialled. */
  static Optional<Deny> address(Facts facts) {
    return facts.where() instanceof Destination.Refused refused
        ? Optional.of(new Deny(RuleRef.DESTINATION, refused.why(), refused.status()))
        : Optional.empty();
  }

  /** Returns the denial of a host that no destination names. */
  static Deny unlisted() {
    return new Deny(RuleRef.DESTINATION, "this host is not among the destinations", Status.FORBIDDEN);
  }

  /** Denies what the caller's key was not made for. */
  static Optional<Deny> key(Call call) {
    return call.facts().who() instanceof Principal.Caller caller
        ? Bounds.crossed(caller, call).map(what -> new Deny(RuleRef.KEY,
            "the key was not made for " + what, Status.FORBIDDEN))
        : Optional.empty();
  }

  /**
   * Denies a method and path that the destination does not list. A CONNECT that is intercepted passes, since each request
   * inside comes by here; a tunnel hides them, so a list denies it.
   */
  static Optional<Deny> allow(Call call) {
    AllowList allow = call.place().allow();
    boolean tunnel = call.facts().entry() == Entry.CONNECT && !call.opening();
    if (call.opening() || allow.isEmpty() || !tunnel && allow.permits(call.facts().head().method(),
        call.facts().head().target().path())) {
      return Optional.empty();
    }
    String why = tunnel
        ? "a tunnel hides methods and paths, and " + call.place().name() + " allows only some"
        : "this method and path are not on the list of " + call.place().name();
    return Optional.of(new Deny(RuleRef.ALLOW, why, Status.FORBIDDEN));
  }

  /** Denies a connection that would become something else than the destination lets it. */
  static Optional<Deny> upgrade(Call call) {
    Optional<String> protocol = Upgrade.of(call.facts().head().headers());
    if (protocol.isEmpty() || call.place().content().upgrades().contains(protocol.get())) {
      return Optional.empty();
    }
    return Optional.of(new Deny(RuleRef.UPGRADES,
        "the connection may not be upgraded to this protocol for " + call.place().name(),
        Status.FORBIDDEN));
  }

  /** Denies what comes with a request that may be made: an upgrade, a key of Weir's own, what was not looked at. */
  static Optional<Deny> content(Call call) {
    Optional<Deny> denial = upgrade(call);
    if (denial.isEmpty()) {
      denial = ownKeys(call);
    }
    return denial.isEmpty() ? coverage(call) : denial;
  }

  /** Denies one of Weir's own keys in a payload. */
  static Optional<Deny> ownKeys(Call call) {
    for (Finding finding : call.findings()) {
      if (finding.detector().equals(DetectorId.WEIR_KEY)) {
        return Optional.of(new Deny(RuleRef.OWN_KEYS, "a key of Weir's own never leaves", Status.FORBIDDEN));
      }
    }
    return Optional.empty();
  }

  /** Denies a body that was not wholly looked at, unless the destination says that it may pass. */
  static Optional<Deny> coverage(Call call) {
    Content content = call.facts().content();
    boolean open = call.place().content().allowOpaque() || !call.place().content().inspect();
    if (!call.seen() || open) {
      return Optional.empty();
    }
    if (content.coverage() == Coverage.FULL) {
      return talk(call.facts().talk().coverage());
    }
    String why = content instanceof Content.Opaque opaque
        ? opaque.why()
        : "the body could not wholly be looked at";
    return Optional.of(new Deny(RuleRef.COVERAGE, why, Status.UNINSPECTABLE));
  }

  /** What nothing asked for was not looked at, and need not be. */
  private static Optional<Deny> talk(Coverage coverage) {
    return switch (coverage) {
      case FULL, NONE -> Optional.empty();
      case PARTIAL -> Optional.of(new Deny(RuleRef.COVERAGE,
          "what this says to a model is too long to be looked at", Status.UNINSPECTABLE));
      case OPAQUE -> Optional.of(new Deny(RuleRef.COVERAGE,
          "the body is not in the language of any provider of models", Status.UNINSPECTABLE));
    };
  }
}
