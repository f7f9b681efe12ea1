package dev.weir.gateway;

import dev.weir.model.Status;
import dev.weir.model.net.Host;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses what a request is for, once; what comes out serves policy, DNS, dialling, Host and audit. */
final class Route {

  private static final String UNKNOWN = "(none)";
  /** What a host that no destination stands for may be asked on, where such may be called at all. */
  private static final List<Integer> UNLISTED_PORTS = List.of(80, 443);

  /** Methods that are answered with the request as it came. */
  private static final Set<String> MIRRORS = Set.of("TRACE", "TRACK");

  private Route() {}

  static Routed find(Settings settings, Incoming incoming) {
    return incoming.flaw().isPresent()
        ? unreadable(incoming, incoming.flaw().get())
        : unmirrored(read(settings, incoming), incoming.method());
  }

  private static Routed read(Settings settings, Incoming incoming) {
    return switch (incoming.entry()) {
      case GATEWAY -> throughGateway(settings, incoming.target());
      case PROXY -> Target.absolute(incoming.target())
          .map(target -> hostCanBeRead(incoming, target.origin())
              ? listed(settings, target)
              : bad("the Host field is no host"))
          .orElseGet(() -> bad("the target is no URL that can be read in one way only"));
      case CONNECT -> Origin.authority(Scheme.HTTPS, incoming.target())
          .filter(origin -> incoming.target().endsWith(":" + origin.port()))
          .map(origin -> listed(settings, new Target(origin, "/", "", false)))
          .orElseGet(() -> bad("CONNECT wants host:port"));
      case INTERCEPTED -> insideTunnel(settings, incoming, incoming.tunnel().orElseThrow().origin());
    };
  }

  /** The answer to a TRACE is the request, with the credential that Weir has added to it (RFC 9110 section 9.3.8). */
  private static Routed unmirrored(Routed found, String method) {
    return MIRRORS.contains(method)
        && found instanceof Routed.To(Target target, Optional<DestinationRule> rule)
        && rule.flatMap(DestinationRule::credential).isPresent()
            ? new Routed.Nowhere(target.origin().host().toString(), Status.FORBIDDEN,
                method + " would tell the caller the credential that is shown there")
            : found;
  }

  /** What a CONNECT named stays known of what came inside it. */
  private static Routed unreadable(Incoming incoming, Incoming.Flaw flaw) {
    String asked = incoming.tunnel().map(around -> around.origin().host().toString()).orElse(UNKNOWN);
    return new Routed.Nowhere(asked, flaw.status(), flaw.why());
  }

  private static Routed throughGateway(Settings settings, String originForm) {
    int end = 1;
    while (end < originForm.length() && originForm.charAt(end) != '/' && originForm.charAt(end) != '?') {
      end++;
    }
    if (!originForm.startsWith("/")) {
      return bad("the gateway wants /<destination>/<path>");
    }
    DestinationRule rule = settings.destinations().get(originForm.substring(1, end));
    if (rule == null || rule.upstream().isEmpty()) {
      return new Routed.Nowhere(UNKNOWN, Status.NOT_FOUND, "no destination with an upstream has this name");
    }
    String rest = originForm.substring(end);
    return Target.of(rule.upstream().get(), rest.startsWith("/") ? rest : "/" + rest)
        .<Routed>map(target -> new Routed.To(target, Optional.of(rule)))
        .orElseGet(() -> bad("the path cannot be read in one way only"));
  }

  private static Routed insideTunnel(Settings settings, Incoming incoming, Origin origin) {
    if (!sameHost(incoming, origin)) {
      return misdirected(origin);
    }
    return Target.of(origin, incoming.target())
        .map(target -> listed(settings, target))
        .orElseGet(() -> bad("the path cannot be read in one way only"));
  }

  /** Returns where {@code target} leads by the configuration's hosts and ports. */
  static Routed listed(Settings settings, Target target) {
    Host host = target.origin().host();
    Optional<DestinationRule> rule = settings.destinationOf(host);
    if (!rule.map(DestinationRule::ports).orElse(UNLISTED_PORTS).contains(target.origin().port())) {
      return new Routed.Nowhere(host.toString(), Status.FORBIDDEN,
          "port " + target.origin().port() + " may not be reached there");
    }
    return new Routed.To(target, rule);
  }

  /** A proxy goes by the target alone, whatever host the Host field names (RFC 9112 section 3.2.2). */
  private static boolean hostCanBeRead(Incoming incoming, Origin origin) {
    return incoming.headers().first("Host").stream()
        .allMatch(host -> Origin.authority(origin.scheme(), host).isPresent());
  }

  /** A Host field that names another host than the target is somebody's attempt to be judged by one and served by the other. */
  private static boolean sameHost(Incoming incoming, Origin origin) {
    Optional<String> field = incoming.headers().first("Host");
    return field.isEmpty()
        || Origin.authority(origin.scheme(), field.get()).filter(origin::equals).isPresent();
  }

  private static Routed misdirected(Origin origin) {
    return new Routed.Nowhere(origin.host().toString(), Status.MISDIRECTED,
        "the Host field names another host than the target");
  }

  private static Routed bad(String why) {
    return new Routed.Nowhere(UNKNOWN, Status.BAD_REQUEST, why);
  }
}
