package dev.weir.x509;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS towards servers whose certificates come from authorities of one's own. */
public final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /** Returns a context that trusts those in the PEM file {@code authorities}, and nobody else. */
  public static SSLContext in(Path authorities) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate authority : Pem.certificates(Files.readString(authorities))) {
        store.setCertificateEntry(Integer.toString(store.size()), authority);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(authorities + " holds no certificates of authorities in PEM", e);
    }
  }
}
