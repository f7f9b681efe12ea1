package dev.weir.model.net;

import java.util.Optional;

/** A range of addresses, {@code address/prefix}; bits behind the prefix must be zero. */
public record Cidr(Ip first, int prefix) {

  public Cidr {
    if (prefix < 0 || prefix > (first.v4() ? 32 : 128)) {
      throw new IllegalArgumentException("prefix out of range: " + prefix);
    }
    if (!masked(first, prefix).equals(first)) {
      throw new IllegalArgumentException("bits behind the prefix are not zero");
    }
  }

  /** Returns the range that {@code text} spells ({@code 10.0.0.0/8}, {@code ::1}), or empty. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    Optional<Ip> ip = Ip.parse(slash < 0 ? text : text.substring(0, slash));
    if (ip.isEmpty()) {
      return Optional.empty();
    }
    int prefix = slash < 0 ? (ip.get().v4() ? 32 : 128) : prefix(text.substring(slash + 1));
    if (prefix < 0 || prefix > (ip.get().v4() ? 32 : 128) || !masked(ip.get(), prefix).equals(ip.get())) {
      return Optional.empty();
    }
    return Optional.of(new Cidr(ip.get(), prefix));
  }

  /** Returns the range of a literal in the code; throws {@link IllegalArgumentException} where it is none. */
  public static Cidr of(String literal) {
    return parse(literal).orElseThrow(() -> new IllegalArgumentException("no address range: " + literal));
  }

  /** Returns whether {@code ip} is in this range; an IPv4 address is never in an IPv6 range. */
  public boolean contains(Ip ip) {
    return ip.v4() == first.v4() && masked(ip, prefix).equals(first);
  }

  /** Returns whether every address of {@code other} is in this range. */
  public boolean covers(Cidr other) {
    return other.prefix >= prefix && contains(other.first);
  }

  private static Ip masked(Ip ip, int prefix) {
    if (ip.v4()) {
      return Ip.v4(prefix == 0 ? 0 : ip.low() & -1L << 32 - prefix);
    }
    long high = prefix >= 64 ? ip.high() : prefix == 0 ? 0 : ip.high() & -1L << 64 - prefix;
    long low = prefix == 128 ? ip.low() : prefix <= 64 ? 0 : ip.low() & -1L << 128 - prefix;
    return Ip.v6(high, low);
  }

  private static int prefix(String text) {
    if (text.isEmpty() || text.length() > 3 || text.length() > 1 && text.charAt(0) == '0') {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  @Override
  public String toString() {
    return first + "/" + prefix;
  }
}
