package dev.weir.wire.tls;

import dev.weir.model.settings.TlsRule.ClientFiles;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** What Weir shows of itself: an upstream that asks who calls, or the clients of its own ports. */
record ClientIdentity(List<X509Certificate> chain, PrivateKey key) {

  /**
   * Returns what is in {@code files}.
   *
   * @throws IOException where one cannot be read, or they do not belong together; names the file and holds nothing of it
   */
  static ClientIdentity read(ClientFiles files) throws IOException {
    try {
      List<X509Certificate> chain = Pem.certificates(Files.readString(files.certificate()));
      PrivateKey key = Pem.anyPrivateKey(Files.readString(files.key()));
      if (Keys.belongTogether(chain.getFirst().getPublicKey(), key)) {
        return new ClientIdentity(chain, key);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate " + files.certificate() + " or its key " + files.key()
          + " cannot be read: both are PEM, the key as openssl pkcs8 -topk8 -nocrypt writes it", e);
    }
    throw new IOException(files.key() + " is not the key of " + files.certificate());
  }

  void showIn(SslContextBuilder builder) {
    builder.keyManager(key, chain.toArray(new X509Certificate[0]));
  }

  /** The chain only. */
  @Override
  public String toString() {
    return "ClientIdentity[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
