package dev.weir.model;

import java.time.Instant;
import java.util.List;

/**
 * The certificate by which a client has proved itself, its chain verified.
 *
 * @param uris its alternative names that are URIs, as they are written
 * @param names its alternative names in DNS, in lower case
 * @param subject its distinguished name in canonical form (RFC 2253, as X500Principal has it)
 * @param thumbprint SHA-256 of it in DER, in base64url without padding (RFC 8705 section 3.1)
 */
public record PeerCertificate(List<String> uris, List<String> names, String subject, Instant notAfter,
    String thumbprint) {
  public PeerCertificate {
    uris = List.copyOf(uris);
    names = List.copyOf(names);
  }
}
