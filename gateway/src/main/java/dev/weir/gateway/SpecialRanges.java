package dev.weir.gateway;

import dev.weir.model.net.Cidr;
import dev.weir.model.net.Ip;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that are nobody's on the public internet, or that lead to one inside another.
 *
 * <p>Source: IANA IPv4 and IPv6 special-purpose address registries (RFC 6890 and its updates), RFC 6052 and 8215 (NAT64),
 * RFC 3056 (6to4), RFC 4380 (Teredo), RFC 3879 (site-local), RFC 9637 (documentation), RFC 9602 (SRv6 SIDs); the manuals of clouds
 * for the addresses at which a machine is told its own credentials.
 */
final class SpecialRanges {

  private record Special(Cidr range, String what) {}

  /**
   * Alibaba's, AWS's (machines, containers and pods), Azure's, Google's and Oracle's; whoever else has one has it at
   * 169.254.169.254.
   */
  private static final Set<Ip> METADATA = Stream.of("100.100.100.200", "168.63.129.16", "169.254.169.254",
      "169.254.170.2", "169.254.170.23", "192.0.0.192", "fd00:ec2::23", "fd00:ec2::254", "fd20:ce::254")
      .map(text -> Ip.parse(text).orElseThrow()).collect(Collectors.toUnmodifiableSet());

  private static final List<Special> V4 = List.of(
      special("0.0.0.0/8", "this network"), special("10.0.0.0/8", "private"),
      special("100.64.0.0/10", "carrier-grade NAT"), special("127.0.0.0/8", "loopback"),
      special("169.254.0.0/16", "link-local"),
      special("172.16.0.0/12", "private"), special("192.0.0.0/24", "IETF protocol assignments"),
      special("192.0.2.0/24", "documentation"), special("192.31.196.0/24", "AS112"),
      special("192.52.193.0/24", "AMT"),
      special("192.88.99.0/24", "6to4 relay"), special("192.168.0.0/16", "private"),
      special("192.175.48.0/24", "AS112"),
      special("198.18.0.0/15", "benchmarking"), special("198.51.100.0/24", "documentation"),
      special("203.0.113.0/24", "documentation"), special("224.0.0.0/4", "multicast"),
      special("240.0.0.0/4", "reserved"));

  /** Only 2000::/3 is handed out; within it, these are not the internet. */
  private static final Cidr GLOBAL_V6 = Cidr.of("2000::/3");

  private static final List<Special> V6 = List.of(
      special("2001::/32", "Teredo"), special("2001:2::/48", "benchmarking"),
      special("2001:10::/28", "ORCHID"),
      special("2001:20::/28", "ORCHIDv2"), special("2001::/23", "IETF protocol assignments"),
      special("2001:db8::/32", "documentation"), special("2002::/16", "6to4"),
      special("2620:4f:8000::/48", "AS112"),
      special("3fff::/20", "documentation"));

  private SpecialRanges() {}

  /** Returns what is special about {@code ip}, or empty where it is an ordinary public address. */
  static Optional<String> of(Ip ip) {
    if (METADATA.contains(ip)) {
      return Optional.of("cloud metadata");
    }
    if (!ip.v4() && !GLOBAL_V6.contains(ip)) {
      return Optional.of(outsideGlobal(ip));
    }
    for (Special special : ip.v4() ? V4 : V6) {
      if (special.range().contains(ip)) {
        return Optional.of(special.what());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether {@code exception}, a range that may be dialled though it is special, is one for {@code ip}. Cloud
   * metadata has to be named itself: whoever opens a network of machines does not mean their credentials.
   */
  static boolean isExcepted(Cidr exception, Ip ip) {
    return METADATA.contains(ip)
        ? exception.equals(new Cidr(ip, ip.v4() ? 32 : 128))
        : exception.contains(ip);
  }

  private static String outsideGlobal(Ip ip) {
    if (ip.high() == 0 && ip.low() == 1) {
      return "loopback";
    }
    return switch ((int) (ip.high() >>> 56)) {
      case 0 -> "an IPv4 address inside an IPv6 one, or translated";
      case 0xfc, 0xfd -> "private";
      case 0xfe -> "link-local or site-local";
      case 0xff -> "multicast";
      default -> "not handed out";
    };
  }

  private static Special special(String range, String what) {
    return new Special(Cidr.of(range), what);
  }
}
