package dev.weir.policy.read;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen.Socket;
import java.util.Optional;

/** Addresses with a port. */
final class Sockets {

  private Sockets() {}

  /** Returns what {@code address:port} spells, IPv6 in brackets; {@code usual} is the port where none is written, or -1. */
  static Optional<Socket> parse(String text, int usual) {
    Optional<Ip> bare = usual < 0 ? Optional.empty() : Ip.parse(text);
    if (bare.isPresent()) {
      return bare.map(ip -> new Socket(ip, usual));
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    int port = port(text.substring(colon + 1));
    return Host.parse(text.substring(0, colon))
        .flatMap(host -> host instanceof Host.Literal(Ip ip) && port >= 0
            ? Optional.of(new Socket(ip, port))
            : Optional.empty());
  }

  private static int port(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = digits ? Integer.parseInt(text) : -1;
    return port > 65535 ? -1 : port;
  }
}
