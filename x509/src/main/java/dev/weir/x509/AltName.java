package dev.weir.x509;

import java.net.InetAddress;

/** What a certificate is good for (RFC 5280 section 4.2.1.6). */
public sealed interface AltName {

  /** A DNS name in A-labels, or {@code *.} before one. */
  record Dns(String name) implements AltName {}

  /** An address. */
  record Address(InetAddress ip) implements AltName {}

  /** A URI, such as the SPIFFE id of a workload. */
  record Uri(String uri) implements AltName {}
}
