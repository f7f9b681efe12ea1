package dev.weir.gateway;

import dev.weir.model.Destination;
import dev.weir.model.Resolver;
import dev.weir.model.Status;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Resolves a host once and looks at every address of the answer: one forbidden among them refuses them all, so that a name
 * cannot smuggle an inside address among good ones.
 */
final class Vet {

  private final Resolver resolver;
  private final Predicate<Ip> own;
  private final OwnPorts ports;

  /** Asks {@code own} which addresses are this machine's, for {@code ports} that Weir listens on and for no others. */
  Vet(Resolver resolver, Predicate<Ip> own, OwnPorts ports) {
    this.resolver = resolver;
    this.own = own;
    this.ports = ports;
  }

  /** Completes with a vetted or refused destination, never exceptionally. Asks no name server about an unlisted host unless such may be called. */
  CompletionStage<Destination> vet(Settings settings, Routed routed) {
    return switch (routed) {
      case Routed.To to when mayBeCalled(settings, to) -> vetAnyway(settings, to);
      case Routed.To to -> CompletableFuture.completedFuture(unlisted(to));
      case Routed.Nowhere nowhere -> CompletableFuture.completedFuture(refused(nowhere));
    };
  }

  /** Returns what vetting comes to where no name server is asked: at the best, and so never to be dialled, if one had to be. */
  Destination unasked(Settings settings, Routed routed) {
    return switch (routed) {
      case Routed.To to when mayBeCalled(settings, to) -> switch (to.target().origin().host()) {
        case Host.Literal(Ip ip) -> judge(settings, to, List.of(ip));
        case Host.Name name -> new Destination.Vetted(name(to), name, NOWHERE, to.target().origin().port());
      };
      case Routed.To to -> unlisted(to);
      case Routed.Nowhere nowhere -> refused(nowhere);
    };
  }

  /** Completes the same for a host that may be unlisted, since the configuration itself names it. */
  CompletionStage<Destination> vetAnyway(Settings settings, Routed.To to) {
    return addresses(to)
        .handle((ips, failure) -> ips == null ? unresolved(to, failure) : judge(settings, to, ips));
  }

  private static final Host NO_HOST = new Host.Name("(none)");
  private static final Ip NOWHERE = Ip.of(new byte[4]);

  private static boolean mayBeCalled(Settings settings, Routed.To to) {
    return to.rule().isPresent() || settings.defaults().allowUnlisted();
  }

  private static Destination unlisted(Routed.To to) {
    return new Destination.Refused(Destination.UNLISTED, to.target().origin().host(), Status.FORBIDDEN,
        "no destination of the configuration stands for this host");
  }

  private static Destination unresolved(Routed.To to, Throwable failure) {
    Host host = to.target().origin().host();
    boolean silence = failure instanceof Resolver.Silence || failure.getCause() instanceof Resolver.Silence;
    return silence
        ? new Destination.Refused(name(to), host, Status.UPSTREAM_TIMEOUT, "no name server answered in time")
        : new Destination.Refused(name(to), host, Status.BAD_UPSTREAM, "the host's name does not resolve");
  }

  private static Destination refused(Routed.Nowhere nowhere) {
    return new Destination.Refused(Destination.UNLISTED, Host.parse(nowhere.asked()).orElse(NO_HOST),
        nowhere.status(), nowhere.why());
  }

  private CompletionStage<List<Ip>> addresses(Routed.To to) {
    return switch (to.target().origin().host()) {
      case Host.Literal(Ip ip) -> CompletableFuture.completedFuture(List.of(ip));
      case Host.Name name -> resolver.resolve(name);
    };
  }

  private Destination judge(Settings settings, Routed.To to, List<Ip> ips) {
    Origin origin = to.target().origin();
    for (Ip ip : ips) {
      Optional<String> why = forbidden(settings, to.rule(), ip, origin.port());
      if (why.isPresent()) {
        return new Destination.Refused(name(to), origin.host(), Status.FORBIDDEN, why.get());
      }
    }
    return new Destination.Vetted(name(to), origin.host(), ips.getFirst(), origin.port());
  }

  /** An exception for a range is none for what an address of that range leads on to. */
  private Optional<String> forbidden(Settings settings, Optional<DestinationRule> rule, Ip ip, int port) {
    Optional<String> why = forbiddenItself(settings, rule, ip, port);
    for (Ip inside : Embedded.in(ip)) {
      why = why.or(() -> forbiddenItself(settings, rule, inside, port));
    }
    return why;
  }

  private Optional<String> forbiddenItself(Settings settings, Optional<DestinationRule> rule, Ip ip,
      int port) {
    if (ports.have(port, settings.listen()) && own.test(ip)) {
      return Optional.of("the address is Weir itself");
    }
    Optional<String> special = SpecialRanges.of(ip);
    return special.isEmpty() || rule.isPresent() && isExcepted(rule.get().addresses(), ip)
        ? Optional.empty()
        : special.map(what -> "the address is special: " + what);
  }

  private static boolean isExcepted(List<Cidr> exceptions, Ip ip) {
    for (Cidr range : exceptions) {
      if (SpecialRanges.isExcepted(range, ip)) {
        return true;
      }
    }
    return false;
  }

  static String name(Routed.To to) {
    return to.rule().map(DestinationRule::name).orElse(Destination.UNLISTED);
  }
}
