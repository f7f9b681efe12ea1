package dev.weir.wire.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of which one must be in the chain: SHA-256 of SubjectPublicKeyInfo (as RFC 7469 section 2.4 writes them). They are
 * looked for in the path that the JDK builds to a trusted authority, not in what the upstream sent: that may hold any
 * certificate, and a pinned one that signs nothing proves nothing.
 */
final class Pins {

  private static final int SHA_256_BYTES = 32;

  private final Set<String> pins;

  private Pins(Set<String> pins) {
    this.pins = pins;
  }

  /**
   * Returns the pins of {@code texts}; an empty list lets every chain pass.
   *
   * @throws IOException where one is not the Base64 of a SHA-256: it could never match
   */
  static Pins parse(List<String> texts) throws IOException {
    Set<String> pins = new HashSet<>();
    for (String text : texts) {
      pins.add(canonical(text));
    }
    return new Pins(Set.copyOf(pins));
  }

  boolean heldBy(X509Certificate[] sent, X509Certificate[] authorities) {
    if (pins.isEmpty()) {
      return true;
    }
    try {
      PKIXCertPathBuilderResult built = VerifiedPath.of(sent, authorities);
      boolean anchored = matches(built.getTrustAnchor().getTrustedCert());
      return anchored || built.getCertPath().getCertificates().stream().anyMatch(this::matches);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private boolean matches(Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
      return pins.contains(Base64.getEncoder().encodeToString(digest));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String canonical(String text) throws IOException {
    try {
      byte[] digest = Base64.getDecoder().decode(text);
      if (digest.length == SHA_256_BYTES) {
        return Base64.getEncoder().encodeToString(digest);
      }
    } catch (IllegalArgumentException e) {
      // Said below, for both.
    }
    throw new IOException("a pin is the Base64 of a SHA-256 (44 characters), not: " + text);
  }
}
