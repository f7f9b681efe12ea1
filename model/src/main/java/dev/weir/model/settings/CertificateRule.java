package dev.weir.model.settings;

import dev.weir.model.PeerCertificate;

/** Which client certificate proves a caller. Common names prove nobody. */
public sealed interface CertificateRule {

  /** Returns whether it is this one. */
  boolean matches(PeerCertificate certificate);

  /** By its URI, which has to be the only one (SPIFFE X.509-SVID section 2). */
  record Uri(String uri) implements CertificateRule {
    @Override
    public boolean matches(PeerCertificate certificate) {
      return certificate.uris().size() == 1 && certificate.uris().getFirst().equals(uri);
    }
  }

  /** By one of its names in DNS, in lower case. */
  record Dns(String name) implements CertificateRule {
    @Override
    public boolean matches(PeerCertificate certificate) {
      return certificate.names().contains(name);
    }
  }

  /** By its whole distinguished name, in canonical form. */
  record Subject(String name) implements CertificateRule {
    @Override
    public boolean matches(PeerCertificate certificate) {
      return certificate.subject().equals(name);
    }
  }
}
