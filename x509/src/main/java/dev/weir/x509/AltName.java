package dev.weir.x509;

import java.net.InetAddress;

/** What a server's certificate is good for (RFC 5280 section 4.2.1.6). */
public sealed interface AltName {

  /** A DNS name in A-labels, or {@code *.} before one. */
  record Dns(String name) implements AltName {}

  /** An address. */
  record Address(InetAddress ip) implements AltName {}
}
