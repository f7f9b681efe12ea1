package dev.weir.gateway;

import dev.weir.model.Entry;
import dev.weir.model.PeerCertificate;
import dev.weir.model.Principal;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import java.util.Optional;

/**
 * A request as it came, framing checked by the wire, nothing judged yet.
 *
 * @param target the request line's target, raw
 * @param tunnel what the CONNECT around it established; present exactly where {@code entry} is INTERCEPTED
 * @param certificate what the client showed in a handshake of Weir's own, verified
 * @param owner the caller whose own port it came to; empty where it came to one that is everybody's
 * @param flaw why the rest of it cannot be known; such a request is refused and recorded, and nothing else
 */
public record Incoming(Entry entry, String method, String target, Headers headers, Ip peer,
    Optional<Tunnel> tunnel, Optional<Flaw> flaw, Optional<PeerCertificate> certificate,
    Optional<String> owner) {

  /** A request that was read. */
  public Incoming(Entry entry, String method, String target, Headers headers, Ip peer,
      Optional<Tunnel> tunnel) {
    this(entry, method, target, headers, peer, tunnel, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns this as it came over a connection whose client showed {@code certificate}. */
  public Incoming from(Optional<PeerCertificate> shown) {
    return new Incoming(entry, method, target, headers, peer, tunnel, flaw, shown, owner);
  }

  /** Returns this as it came to a port that is the caller {@code whose} alone. */
  public Incoming to(Optional<String> whose) {
    return new Incoming(entry, method, target, headers, peer, tunnel, flaw, certificate, whose);
  }

  /** Bytes that are no proper request: neither method nor target nor fields of them are to be believed. */
  public static Incoming unreadable(Entry entry, Ip peer, Optional<Tunnel> tunnel, Flaw flaw) {
    return new Incoming(entry, "(none)", "(none)", Headers.NONE, peer, tunnel, Optional.of(flaw),
        Optional.empty(), Optional.empty());
  }

  /**
   * What is wrong with bytes that came in the place of a request.
   *
   * @param why one clause in Weir's own words; nothing of the bytes
   */
  public record Flaw(Status status, String why) {}

  /**
   * An intercepted CONNECT.
   *
   * @param who whom the CONNECT's own credentials proved when it came
   * @param origin what the CONNECT named
   */
  public record Tunnel(Principal who, Origin origin) {}
}
