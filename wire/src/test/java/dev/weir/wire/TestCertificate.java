package dev.weir.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate that the JDK's keytool makes once for all tests. */
final class TestCertificate {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final KeyManagerFactory MANAGERS = make();

  private TestCertificate() {}

  static KeyManagerFactory managers() {
    return MANAGERS;
  }

  static SSLContext serverContext() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(MANAGERS.getKeyManagers(), null, null);
    return context;
  }

  private static KeyManagerFactory make() {
    try {
      Path folder = Files.createTempDirectory("weir-wire-test");
      Path store = folder.resolve("store.p12");
      String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      int exit = new ProcessBuilder(keytool, "-genkeypair", "-keystore", store.toString(), "-storepass",
          "changeit", "-storetype", "PKCS12", "-alias", "a", "-keyalg", "EC", "-groupname", "secp256r1",
          "-dname", "CN=upstream.test", "-ext", "SAN=dns:upstream.test,dns:localhost").inheritIO().start()
          .waitFor();
      if (exit != 0) {
        throw new IllegalStateException("keytool failed");
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD);
      }
      Files.delete(store);
      Files.delete(folder);
      KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      return managers;
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException("no certificate for the tests", e);
    }
  }
}
