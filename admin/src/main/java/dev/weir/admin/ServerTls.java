package dev.weir.admin;

import dev.weir.model.settings.EntranceTls;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS on the admin port, by the JDK's own. */
final class ServerTls {

  private static final char[] NO_PASSWORD = {};

  private ServerTls() {}

  /** Returns a context that shows the certificate of {@code files}; throws where they cannot be used, naming them. */
  static SSLContext context(EntranceTls files) throws IOException {
    try {
      List<X509Certificate> chain = Pem.certificates(Files.readString(files.certificate()));
      PrivateKey key = Pem.anyPrivateKey(Files.readString(files.key()));
      if (!Keys.belongTogether(chain.getFirst().getPublicKey(), key)) {
        throw new IOException(files.key() + " is not the key of " + files.certificate());
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("weir", key, NO_PASSWORD, chain.toArray(new X509Certificate[0]));
      KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("admin.tls: " + files.certificate() + " or its key " + files.key()
          + " cannot be used: both are PEM, the key as openssl pkcs8 -topk8 -nocrypt writes it", e);
    }
  }
}
