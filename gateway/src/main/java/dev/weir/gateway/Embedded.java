package dev.weir.gateway;

import dev.weir.model.net.Cidr;
import dev.weir.model.net.Ip;
import java.util.List;

/**
 * The IPv4 addresses inside IPv6 ones: a translator or a tunnel on the way leads there, whatever the outside looks like.
 *
 * <p>Source: RFC 4291 section 2.5.5 (compatible, mapped), RFC 2765 (translated), RFC 6052 and 8215 (NAT64), RFC 3056 (6to4),
 * RFC 4380 section 4 (Teredo).
 */
final class Embedded {

  private static final List<Cidr> IN_THE_LAST_BITS = List.of(Cidr.of("::ffff:0:0/96"), Cidr.of("::/96"),
      Cidr.of("::ffff:0:0:0/96"), Cidr.of("64:ff9b::/96"), Cidr.of("64:ff9b:1::/96"));
  private static final Cidr LOCAL_NAT64 = Cidr.of("64:ff9b:1::/48");
  private static final Cidr SIX_TO_FOUR = Cidr.of("2002::/16");
  private static final Cidr TEREDO = Cidr.of("2001::/32");

  private Embedded() {}

  /** Returns the IPv4 addresses that {@code ip} leads to; none for IPv4 and for ordinary IPv6. */
  static List<Ip> in(Ip ip) {
    if (ip.v4() || ip.isLoopback()) {
      return List.of();
    }
    if (IN_THE_LAST_BITS.stream().anyMatch(range -> range.contains(ip))) {
      return List.of(Ip.v4(ip.low()));
    }
    if (LOCAL_NAT64.contains(ip)) {
      // With a prefix of 48 bits, octet 8 is left out (RFC 6052 section 2.2).
      return List.of(Ip.v4((ip.high() & 0xffff) << 16 | ip.low() >>> 40 & 0xffff));
    }
    if (SIX_TO_FOUR.contains(ip)) {
      return List.of(Ip.v4(ip.high() >>> 16));
    }
    // The server, and the client behind it with its bits turned round.
    return TEREDO.contains(ip) ? List.of(Ip.v4(ip.high()), Ip.v4(~ip.low())) : List.of();
  }
}
