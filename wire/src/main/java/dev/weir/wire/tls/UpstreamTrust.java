package dev.weir.wire.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * Trusts an upstream where the JDK's own manager does, host name included, nothing in the chain is weak, no staple revokes it or
 * lacks where the certificate demands one, and the pins agree. Whatever does not come with an engine that checks host names is
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
      return holds(refusal, CertPathValidatorException.class) ? Distrust.WEAK : Distrust.WRONG_HOST;
    } catch (CertificateException e) {
      return reason(chain, e);
    }
  }

  private static Distrust reason(X509Certificate[] chain, CertificateException refusal) {
    if (holds(refusal, CertificateExpiredException.class)) {
      return Distrust.EXPIRED;
    }
    if (holds(refusal, CertificateNotYetValidException.class)) {
      return Distrust.NOT_YET_VALID;
    }
    for (Throwable t = refusal; t != null; t = t.getCause()) {
      if (t instanceof CertPathValidatorException path
          && path.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
        return Distrust.WEAK;
      }
    }
    return selfSigned(chain[0]) ? Distrust.SELF_SIGNED : Distrust.UNKNOWN_AUTHORITY;
  }

  private static boolean holds(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static boolean selfSigned(X509Certificate leaf) {
    PublicKey own = leaf.getPublicKey();
    try {
      leaf.verify(own);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
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
