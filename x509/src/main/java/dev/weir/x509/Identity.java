package dev.weir.x509;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate with its private key: what signs other certificates, or answers a handshake. */
public record Identity(X509Certificate certificate, PrivateKey key) {

  /** The subject only: the key is nobody's to print. */
  @Override
  public String toString() {
    return "Identity[" + certificate.getSubjectX500Principal() + "]";
  }
}
