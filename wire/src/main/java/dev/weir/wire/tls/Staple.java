package dev.weir.wire.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;

/** What an upstream's authority says of its certificate in the handshake itself (OCSP, RFC 6960); nobody else is asked. */
final class Staple {

  private Staple() {}

  /**
   * Returns whether the handshake of {@code engine} carries an answer, signed by the authority and of this time, that the
   * leaf is revoked. An answer that proves nothing counts as none: who holds a revoked certificate would leave it out.
   */
  static boolean revokes(SSLEngine engine, X509Certificate[] sent, X509Certificate[] authorities) {
    if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
      return false;
    }
    for (byte[] answer : session.getStatusResponses()) {
      if (answer.length > 0 && revokes(answer, sent, authorities)) {
        return true;
      }
    }
    return false;
  }

  private static boolean revokes(byte[] answer, X509Certificate[] sent, X509Certificate[] authorities) {
    try {
      PKIXCertPathBuilderResult path = VerifiedPath.of(sent, authorities);
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
      checker.setOcspResponses(Map.of(sent[0], answer));
      PKIXParameters parameters = new PKIXParameters(Set.of(path.getTrustAnchor()));
      parameters.addCertPathChecker(checker);
      validator.validate(path.getCertPath(), parameters);
      return false;
    } catch (CertPathValidatorException e) {
      return e.getReason() == BasicReason.REVOKED;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
