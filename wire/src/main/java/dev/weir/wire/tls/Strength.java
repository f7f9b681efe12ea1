package dev.weir.wire.tls;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * What must not prove an upstream, though a JDK may still take it from an authority of one's own: keys and signatures that
 * can be forged. Source: CA/Browser Forum baseline requirements, sections 6.1.5 and 7.1.3.
 */
final class Strength {

  /** Forward-secret and authenticated in one (RFC 9325 section 4.2); the first three are TLS 1.3's. */
  static final List<String> CIPHERS = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
      "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
      "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 256;

  private Strength() {}

  /**
   * Returns whether a link of a verified chain is too weak, from the leaf to below the first of {@code authorities}. An
   * authority is trusted for what it is: how it signed itself proves nothing.
   */
  static boolean lacks(X509Certificate[] chain, Set<X500Principal> authorities) {
    X500Principal wanted = chain[0].getSubjectX500Principal();
    for (X509Certificate link : chain) {
      if (link.getSubjectX500Principal().equals(wanted)) {
        boolean anchored = authorities.contains(link.getIssuerX500Principal());
        boolean alone = link.getIssuerX500Principal().equals(wanted);
        if (isWeak(link.getPublicKey()) || !alone && isWeak(link.getSigAlgName())) {
          return true;
        }
        if (anchored) {
          return false;
        }
        wanted = link.getIssuerX500Principal();
      }
    }
    return false;
  }

  private static boolean isWeak(PublicKey key) {
    return switch (key) {
      case RSAKey rsa -> rsa.getModulus().bitLength() < RSA_BITS;
      case ECKey ec -> ec.getParams().getCurve().getField().getFieldSize() < EC_BITS;
      case EdECKey _ -> false;
      default -> true;
    };
  }

  private static boolean isWeak(String signature) {
    String name = signature.toUpperCase(Locale.ROOT);
    return name.startsWith("SHA1") || name.startsWith("MD");
  }
}
