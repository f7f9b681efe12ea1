package dev.weir.admin.session;

import dev.weir.model.net.Ip;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a browser shows of itself.
 *
 * @param device the cookie of a device that has been signed in before
 */
public record Client(Ip address, String agent, Optional<String> device) {

  private static final int V6_SITE_BYTES = 8;

  /** Returns whatever an attacker has one of rather than many: an IPv4 address, or the /64 that an IPv6 address is in. */
  String site() {
    InetAddress inet = address.toInet();
    byte[] bytes = inet.getAddress();
    return HexFormat.of()
        .formatHex(bytes.length == Integer.BYTES ? bytes : Arrays.copyOf(bytes, V6_SITE_BYTES));
  }
}
