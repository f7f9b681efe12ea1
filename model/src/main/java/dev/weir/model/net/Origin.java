package dev.weir.model.net;

import java.util.Optional;

/** Scheme, host and port: what a connection is made to and a credential is bound to. */
public record Origin(Scheme scheme, Host host, int port) {

  public Origin {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port out of range: " + port);
    }
  }

  /** Returns the origin of {@code scheme://host[:port]} with nothing behind it but an optional slash, or empty. */
  public static Optional<Origin> parse(String text) {
    for (Scheme scheme : Scheme.values()) {
      String start = scheme.text() + "://";
      if (text.regionMatches(true, 0, start, 0, start.length())) {
        int end = text.endsWith("/") ? text.length() - 1 : text.length();
        return end < start.length()
            ? Optional.empty()
            : authority(scheme, text.substring(start.length(), end));
      }
    }
    return Optional.empty();
  }

  /** Returns the origin of {@code host[:port]}, the scheme's port where none is written, or empty; never userinfo. */
  public static Optional<Origin> authority(Scheme scheme, String authority) {
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    int port = hasPort ? port(authority.substring(colon + 1)) : scheme.port();
    if (port < 1) {
      return Optional.empty();
    }
    return Host.parse(hasPort ? authority.substring(0, colon) : authority)
        .map(host -> new Origin(scheme, host, port));
  }

  /** Returns the Host header's value: the port only where it is not the scheme's own. */
  public String authority() {
    return port == scheme.port() ? host.toString() : host + ":" + port;
  }

  private static int port(String text) {
    if (text.isEmpty() || text.length() > 5 || text.charAt(0) == '0') {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value <= 65535 ? value : -1;
  }

  @Override
  public String toString() {
    return scheme.text() + "://" + authority();
  }
}
