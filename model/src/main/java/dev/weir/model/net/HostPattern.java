package dev.weir.model.net;

import java.util.Optional;

/** Which hosts a destination stands for: one exactly, or every name below a domain ({@code *.example.com}). */
public sealed interface HostPattern {

  /** Returns whether {@code host} is meant. */
  boolean matches(Host host);

  /** This host and no other. */
  record Exact(Host host) implements HostPattern {
    @Override
    public boolean matches(Host other) {
      return host.equals(other);
    }

    @Override
    public String toString() {
      return host.toString();
    }
  }

  /** Every name that ends in {@code .domain}, one label and deeper; never the domain itself. */
  record Below(Host.Name domain) implements HostPattern {
    @Override
    public boolean matches(Host other) {
      return other instanceof Host.Name(String text) && text.length() > domain.text().length() + 1
          && text.endsWith(domain.text()) && text.charAt(text.length() - domain.text().length() - 1) == '.';
    }

    @Override
    public String toString() {
      return "*." + domain;
    }
  }

  /** Returns the pattern that {@code text} spells, or empty. */
  static Optional<HostPattern> parse(String text) {
    if (!text.startsWith("*.")) {
      return Host.parse(text).map(Exact::new);
    }
    return Host.parse(text.substring(2)).flatMap(host -> host instanceof Host.Name name
        ? Optional.of(new Below(name))
        : Optional.empty());
  }
}
