package dev.weir.wire.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;

/** Servers with short keys and old signatures, made once, under an authority of their own. */
record WeakUpstream(X509Certificate authority, SSLContext strong, SSLContext shortKey,
    SSLContext oldSignature) {

  /** The authority signed itself with SHA-1: that alone is no weakness. */
  static WeakUpstream make() {
    try {
      Path folder = Files.createTempDirectory("weir-weak-test");
      Keytool keytool = new Keytool(folder);
      rsa(keytool, "ca", "2048", "SHA1withRSA", "-dname", "CN=Weak", "-ext", "bc:c");
      server(keytool, "strong", "2048", "SHA256withRSA");
      server(keytool, "short", "1024", "SHA256withRSA");
      server(keytool, "old", "2048", "SHA1withRSA");
      return new WeakUpstream(keytool.certificate("ca"), keytool.server("strong", 2),
          keytool.server("short", 2), keytool.server("old", 2));
    } catch (IOException e) {
      throw new IllegalStateException("no certificates for the test", e);
    }
  }

  private static void server(Keytool keytool, String alias, String bits, String signature) {
    rsa(keytool, alias, bits, signature, "-signer", "ca", "-dname", "CN=api.test", "-ext",
        "SAN=dns:api.test");
  }

  private static void rsa(Keytool keytool, String alias, String bits, String signature, String... options) {
    String[] all = Arrays.copyOf(
        new String[]{"-keyalg", "RSA", "-keysize", bits, "-sigalg", signature}, 6 + options.length);
    System.arraycopy(options, 0, all, 6, options.length);
    keytool.make(alias, all);
  }
}
