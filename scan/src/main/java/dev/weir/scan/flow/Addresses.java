package dev.weir.scan.flow;

/** Addresses by number that a constant holds. */
final class Addresses {

  /** Returns whether a constant is a URL whose host is an IPv4 address that leaves the network. */
  static boolean isByNumber(String constant) {
    return constant.indexOf("://") > 0 && isPublic(Endpoints.host(constant));
  }

  /** Returns whether a host is an IPv4 address, other than of this machine, a private network, or none. */
  static boolean isPublic(String host) {
    int[] octets = new int[4];
    int place = 0;
    int digits = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '.' && digits > 0 && place < 3) {
        place++;
        digits = 0;
      } else if (c >= '0' && c <= '9' && digits < 3) {
        octets[place] = 10 * octets[place] + c - '0';
        digits++;
      } else {
        return false;
      }
    }
    return place == 3 && digits > 0 && octets[0] != 0 && octets[0] != 127 && octets[0] != 10
        && octets[0] < 224
        && !(octets[0] == 192 && octets[1] == 168) && !(octets[0] == 172 && octets[1] >= 16 && octets[1] < 32)
        && !(octets[0] == 169 && octets[1] == 254);
  }

  private Addresses() {}
}
