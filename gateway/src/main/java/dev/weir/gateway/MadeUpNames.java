package dev.weir.gateway;

import dev.weir.model.Inspector;
import dev.weir.model.Status;
import dev.weir.model.net.Host;
import java.util.Optional;

/**
 * Looks at what callers write into the names of hosts, before anybody is asked for their addresses: the question alone tells
 * whoever serves the domain what the name says. Names that the configuration has are nobody's message.
 */
final class MadeUpNames {

  private static final String NONE = "(none)";

  private final Inspector inspector;

  MadeUpNames(Inspector inspector) {
    this.inspector = inspector;
  }

  /** Returns {@code routed}, or nowhere if its host's name carries data, which is then not recorded. */
  Routed look(Routed routed) {
    return routed instanceof Routed.To to
        ? to.madeUp().flatMap(inspector::carried).map(what -> refused(to, what)).orElse(routed)
        : routed;
  }

  private Routed refused(Routed.To to, String what) {
    return new Routed.Nowhere(receiver(to), Status.FORBIDDEN, "the host's name carries " + what
        + "; if it is meant, name the host under hosts by itself");
  }

  /** Returns whose domain it is, as far as that carries nothing. */
  private String receiver(Routed.To to) {
    Host host = to.target().origin().host();
    return to.rule().flatMap(rule -> rule.wildcardOf(host)).map(below -> below.domain().text())
        .or(() -> Optional.of(lastTwo(host.toString())).filter(domain -> inspector.carried(domain).isEmpty()))
        .orElse(NONE);
  }

  private static String lastTwo(String name) {
    int dot = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', dot - 1) + 1);
  }
}
