package dev.weir.app.command.exec;

import dev.weir.x509.Pem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom a program is to trust, in the forms that programs read: this system's authorities, for what is tunnelled, and Weir's for
 * what is intercepted.
 *
 * @param alone Weir's authority as PEM
 * @param bundle the system's authorities and Weir's as PEM
 * @param store the JDK's authorities and Weir's as PKCS #12
 */
record Roots(Path alone, Path bundle, Path store) {

  /** Guards nothing: what is in the store is public. */
  static final String STORE_PASSWORD = "changeit";

  private static Stream<String> usual() {
    return Stream.of("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem");
  }

  /** Writes them into {@code folder}. {@code authorities} are Weir's: the one that signs, and one that may follow. */
  static Roots write(Path folder, List<X509Certificate> authorities) throws IOException {
    try {
      StringBuilder own = new StringBuilder();
      for (X509Certificate authority : authorities) {
        own.append(Pem.of(authority));
      }
      return new Roots(Files.writeString(folder.resolve("weir-ca.pem"), own),
          Files.writeString(folder.resolve("bundle.pem"), system() + own), store(folder, authorities));
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificates that programs trust cannot be written down", e);
    }
  }

  private static String system() throws IOException {
    Optional<Path> file = Stream.concat(Stream.ofNullable(System.getenv("SSL_CERT_FILE")), usual())
        .map(Path::of).filter(Files::isReadable).findFirst();
    return file.isEmpty()
        ? ""
        : Files.readString(file.get(), StandardCharsets.ISO_8859_1).stripTrailing() + "\n";
  }

  private static Path store(Path folder, List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    List<X509Certificate> all = new ArrayList<>(authorities);
    all.addAll(ofThisJava());
    for (X509Certificate root : all) {
      store.setCertificateEntry("root-" + store.size(), root);
    }
    Path file = folder.resolve("roots.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, STORE_PASSWORD.toCharArray());
    }
    return file;
  }

  private static List<X509Certificate> ofThisJava() throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager trusting) {
        return List.of(trusting.getAcceptedIssuers());
      }
    }
    return List.of();
  }
}
