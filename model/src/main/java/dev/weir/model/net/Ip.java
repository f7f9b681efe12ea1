package dev.weir.model.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IP address as 128 bits; IPv4 is kept apart from IPv6, never folded into it. Parsed from the canonical spellings
 * only: four decimal octets without leading zeros (RFC 6943 section 3.1.1 tells why), or RFC 4291 section 2.2 text
 * without a zone.
 */
public record Ip(boolean v4, long high, long low) {

  /** Returns the IPv4 address of the 32 low bits of {@code bits}. */
  public static Ip v4(long bits) {
    return new Ip(true, 0, bits & 0xffffffffL);
  }

  /** Returns the IPv6 address of these 128 bits. */
  public static Ip v6(long high, long low) {
    return new Ip(false, high, low);
  }

  /** Returns the address of 4 or 16 bytes in network order; throws {@link IllegalArgumentException} otherwise. */
  public static Ip of(byte[] bytes) {
    return switch (bytes.length) {
      case 4 -> v4(bits(bytes, 0, 4));
      case 16 -> v6(bits(bytes, 0, 8), bits(bytes, 8, 8));
      default -> throw new IllegalArgumentException("an IP address has 4 or 16 bytes, not " + bytes.length);
    };
  }

  /** Returns the address of a socket's peer, which the JDK has already parsed. */
  public static Ip of(InetAddress address) {
    return of(address.getAddress());
  }

  /** Returns the address that {@code text} spells canonically (no brackets), or empty. */
  public static Optional<Ip> parse(String text) {
    return text.indexOf(':') >= 0 ? V6Text.parse(text) : parseV4(text);
  }

  static Optional<Ip> parseV4(String text) {
    long bits = 0;
    int octets = 0;
    int i = 0;
    while (i < text.length()) {
      int start = i;
      int value = 0;
      while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9' && i - start < 3) {
        value = value * 10 + text.charAt(i++) - '0';
      }
      boolean leadingZero = i - start > 1 && text.charAt(start) == '0';
      if (i == start || leadingZero || value > 255 || ++octets > 4) {
        return Optional.empty();
      }
      bits = bits << 8 | value;
      if (i < text.length() && (text.charAt(i) != '.' || ++i == text.length())) {
        return Optional.empty();
      }
    }
    return octets == 4 ? Optional.of(v4(bits)) : Optional.empty();
  }

  /** Returns whether this machine means itself: 127.0.0.0/8, ::1, and the unspecified addresses that connect there too. */
  public boolean isLoopback() {
    return v4 ? low >>> 24 == 127 || low == 0 : high == 0 && low <= 1 && low >= 0;
  }

  /** Returns the address in network order: 4 or 16 bytes. */
  public byte[] bytes() {
    byte[] bytes = new byte[v4 ? 4 : 16];
    for (int i = 0; i < bytes.length; i++) {
      long word = bytes.length - i > 8 ? high : low;
      bytes[i] = (byte) (word >>> (8 * ((bytes.length - 1 - i) & 7)));
    }
    return bytes;
  }

  /** Returns the JDK's form of this address, for a socket only: no name is looked up. */
  public InetAddress toInet() {
    try {
      return InetAddress.getByAddress(bytes());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }

  /** Returns the canonical text: dotted decimal, or RFC 5952. */
  @Override
  public String toString() {
    if (!v4) {
      return V6Text.format(high, low);
    }
    return (low >> 24) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
  }

  private static long bits(byte[] bytes, int from, int length) {
    long bits = 0;
    for (int i = from; i < from + length; i++) {
      bits = bits << 8 | (bytes[i] & 255);
    }
    return bits;
  }
}
