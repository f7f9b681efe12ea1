package dev.weir.wire.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * Trusts an upstream where the JDK's own manager does, host name included and not by the common name (RFC 9525 section 2),
 * nothing in the chain is weak, no staple revokes it or lacks where the certificate demands one, and the pins agree. Whatever does not come with an engine that checks host names is
 * refused: there is no way to trust a chain alone.
 */
final class UpstreamTrust extends X509ExtendedTrustManager {

  private static final String HTTPS = "HTTPS";

  private final X509ExtendedTrustManager jdk;
  private final Pins pins;
  private final X509Certificate[] authorities;
  private final Set<X500Principal> names;

  UpstreamTrust(X509ExtendedTrustManager jdk, Pins pins) {
    this.jdk = jdk;
    this.pins = pins;
    authorities = jdk.getAcceptedIssuers();
    names = Arrays.stream(authorities).map(X509Certificate::getSubjectX500Principal)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    if (!HTTPS.equals(engine.getSSLParameters().getEndpointIdentificationAlgorithm())) {
      throw new CertificateException("an upstream's certificate is never taken without its host");
    }
    try {
      jdk.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw new Distrust.Refusal(diagnose(chain, authType, e), e);
    }
    if (chain[0].getSubjectAlternativeNames() == null) {
      throw new Distrust.Refusal(Distrust.NAMELESS);
    }
    if (Strength.lacks(chain, names)) {
      throw new Distrust.Refusal(Distrust.WEAK);
    }
    Staple staple = Staple.of(engine, chain, authorities);
    if (staple == Staple.REVOKED) {
      throw new Distrust.Refusal(Distrust.REVOKED);
    }
    if (staple == Staple.NOTHING && Staple.demandedBy(chain[0])) {
      throw new Distrust.Refusal(Distrust.NO_STAPLE);
    }
    if (!pins.heldBy(chain, authorities)) {
      throw new Distrust.Refusal(Distrust.NO_PIN);
    }
  }

  /** Looks again without the host: where the chain by itself is good, the host was what was wrong. */
  private Distrust diagnose(X509Certificate[] chain, String authType, CertificateException refusal) {
    try {
      jdk.checkServerTrusted(chain, authType);
      return Diagnosis.ofHost(refusal);
    } catch (CertificateException e) {
      return Diagnosis.ofChain(chain, e);
    }
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.clone();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    throw hostless();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw hostless();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    throw hostless();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw hostless();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw hostless();
  }

  private static CertificateException hostless() {
    return new CertificateException("only upstreams are checked here, and never without their host");
  }
}
