package dev.weir.wire.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates that Weir itself would never make, by the JDK's keytool, in a store of their own. */
final class Keytool {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path store;

  /** Keeps all in {@code folder}. */
  Keytool(Path folder) {
    store = folder.resolve("made.p12");
  }

  /** Makes a key and its certificate for {@code alias}, with more of keytool's options. */
  Keytool make(String alias, String... options) {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
            "-keystore", store.toString(), "-storepass", new String(PASSWORD), "-storetype", "PKCS12",
            "-alias", alias));
    command.addAll(List.of(options));
    try {
      int exit = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("keytool failed for " + alias);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("keytool cannot be run", e);
    }
    return this;
  }

  /** Returns the certificate of {@code alias}. */
  X509Certificate certificate(String alias) {
    try {
      return (X509Certificate) all().getCertificate(alias);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no certificate of " + alias, e);
    }
  }

  /** Returns what a server has that shows the certificate of {@code alias}, and those above it up to {@code shown} in all. */
  SSLContext server(String alias, int shown) {
    try {
      KeyStore every = all();
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      one.setKeyEntry(alias, every.getKey(alias, PASSWORD), PASSWORD,
          List.of(every.getCertificateChain(alias)).subList(0, shown)
              .toArray(new Certificate[0]));
      KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(one, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no server for " + alias, e);
    }
  }

  private KeyStore all() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}
