package dev.weir.wire.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The certificates that lead from a leaf to a trusted authority: of those that were sent, none that only stands by. */
final class VerifiedPath {

  private VerifiedPath() {}

  /** Returns the path; throws where there is none. Asks nobody for revocations. */
  static PKIXCertPathBuilderResult of(X509Certificate[] sent, X509Certificate[] authorities)
      throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(sent[0]);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors(authorities), leaf);
    parameters.setRevocationEnabled(false);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(Arrays.asList(sent))));
    return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
  }

  private static Set<TrustAnchor> anchors(X509Certificate[] authorities)
      throws InvalidAlgorithmParameterException {
    if (authorities.length == 0) {
      throw new InvalidAlgorithmParameterException("nobody is trusted");
    }
    return Arrays.stream(authorities).map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
  }
}
