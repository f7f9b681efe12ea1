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
enum Staple {
  /** The certificate is good, as of now. */
  GOOD,
  /** It has been revoked. */
  REVOKED,
  /** Nothing that proves anything. */
  NOTHING;

  /** The TLS feature extension: status_request is all that anybody puts into it. */
  private static final String FEATURES = "1.3.6.1.5.5.7.1.24";

  /** Returns whether {@code leaf} is only good with an answer (RFC 7633); what else its extension may ask for counts as that. */
  static boolean demandedBy(X509Certificate leaf) {
    return leaf.getExtensionValue(FEATURES) != null;
  }

  /**
   * Returns what an answer in the handshake of {@code engine}, signed by the authority and of this time, says of the leaf. One
   * that proves nothing counts as none: who holds a revoked certificate would leave it out.
   */
  static Staple of(SSLEngine engine, X509Certificate[] sent, X509Certificate[] authorities) {
    Staple said = NOTHING;
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (byte[] answer : session.getStatusResponses()) {
        if (answer.length > 0 && said != REVOKED) {
          said = of(answer, sent, authorities);
        }
      }
    }
    return said;
  }

  private static Staple of(byte[] answer, X509Certificate[] sent, X509Certificate[] authorities) {
    try {
      PKIXCertPathBuilderResult path = VerifiedPath.of(sent, authorities);
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
      checker.setOcspResponses(Map.of(sent[0], answer));
      PKIXParameters parameters = new PKIXParameters(Set.of(path.getTrustAnchor()));
      parameters.addCertPathChecker(checker);
      validator.validate(path.getCertPath(), parameters);
      return GOOD;
    } catch (CertPathValidatorException e) {
      return e.getReason() == BasicReason.REVOKED ? REVOKED : NOTHING;
    } catch (GeneralSecurityException e) {
      return NOTHING;
    }
  }
}
