package dev.weir.wire.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Servers whose certificates the JDK's keytool makes, once, under an authority of their own. */
record WeakUpstream(X509Certificate authority, SSLContext strong, SSLContext shortKey,
    SSLContext oldSignature) {

  private static final char[] PASSWORD = "changeit".toCharArray();

  /** The authority signed itself with SHA-1: that alone is no weakness. */
  static WeakUpstream make() {
    try {
      Path folder = Files.createTempDirectory("weir-weak-test");
      Path store = folder.resolve("weak.p12");
      keytool(store, "ca", "2048", "SHA1withRSA", "-dname", "CN=Weak", "-ext", "bc:c");
      server(store, "strong", "2048", "SHA256withRSA");
      server(store, "short", "1024", "SHA256withRSA");
      server(store, "old", "2048", "SHA1withRSA");
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD);
      }
      Files.delete(store);
      Files.delete(folder);
      return new WeakUpstream((X509Certificate) keys.getCertificate("ca"), context(keys, "strong"),
          context(keys, "short"), context(keys, "old"));
    } catch (IOException | InterruptedException | GeneralSecurityException e) {
      throw new IllegalStateException("no certificates for the test", e);
    }
  }

  private static void server(Path store, String alias, String bits, String signature)
      throws IOException, InterruptedException {
    keytool(store, alias, bits, signature, "-signer", "ca", "-dname", "CN=api.test", "-ext",
        "SAN=dns:api.test");
  }

  private static SSLContext context(KeyStore every, String alias)
      throws IOException, GeneralSecurityException {
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(alias, every.getKey(alias, PASSWORD), PASSWORD, every.getCertificateChain(alias));
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(one, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(Path store, String alias, String bits, String signature, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
            "-keystore",
            store.toString(), "-storepass", "changeit", "-storetype", "PKCS12", "-alias", alias, "-keyalg",
            "RSA",
            "-keysize", bits, "-sigalg", signature));
    command.addAll(List.of(options));
    int exit = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    if (exit != 0) {
      throw new IOException("keytool failed for " + alias);
    }
  }
}
