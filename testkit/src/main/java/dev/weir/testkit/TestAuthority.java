package dev.weir.testkit;

import dev.weir.x509.AltName;
import dev.weir.x509.CertificateMaker;
import dev.weir.x509.Identity;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate authority of a test's own. Names that parse as addresses become address names, so that
 * {@code server("127.0.0.1")} does what it says.
 */
public final class TestAuthority {

  private static final Duration DAY = Duration.ofDays(1);
  private static final char[] NO_PASSWORD = {};

  private final Identity authority;

  private TestAuthority(Identity authority) {
    this.authority = authority;
  }

  /** Returns a new authority that nobody trusts yet. */
  public static TestAuthority create() {
    return create("Stand-in authority");
  }

  /** Returns a new authority with this common name. */
  public static TestAuthority create(String commonName) {
    return made(() -> new TestAuthority(
        CertificateMaker.named(commonName, yesterday(), DAY.multipliedBy(30)).authority(Keys.p256())));
  }

  /** Returns the certificate that a client has to trust. */
  public X509Certificate certificate() {
    return authority.certificate();
  }

  /** Returns {@link #certificate} as PEM. */
  public String pem() {
    return made(() -> Pem.of(certificate()));
  }

  /** Writes {@link #pem} to {@code file} and returns it. */
  public Path writePem(Path file) throws IOException {
    return Files.writeString(file, pem());
  }

  /** Returns a server's certificate for {@code names}, valid now. */
  public Identity server(String... names) {
    return server(yesterday(), DAY.multipliedBy(7), names);
  }

  /** Returns a server's certificate for {@code names}, valid from {@code from} for {@code life}. */
  public Identity server(Instant from, Duration life, String... names) {
    return made(() -> CertificateMaker.named(names[0], from, life)
        .server(Keys.p256(), altNames(names), authority));
  }

  /** Returns a server's certificate for {@code names} that no authority vouches for. */
  public static Identity selfSigned(String... names) {
    return made(() -> CertificateMaker.named(names[0], yesterday(), DAY.multipliedBy(7))
        .selfSignedServer(Keys.p256(), altNames(names)));
  }

  /** Returns the server side of TLS with a new certificate for {@code names}; the chain holds the authority too. */
  public SSLContext serverContext(String... names) {
    return serverContext(server(names), certificate());
  }

  /** Returns the server side of TLS that shows {@code identity} and then {@code above}. */
  public static SSLContext serverContext(Identity identity, X509Certificate... above) {
    return made(() -> {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(identity, above), null, null);
      return context;
    });
  }

  private static KeyManager[] keyManagers(Identity identity, X509Certificate... above)
      throws GeneralSecurityException, IOException {
    Certificate[] chain = new Certificate[above.length + 1];
    chain[0] = identity.certificate();
    System.arraycopy(above, 0, chain, 1, above.length);
    KeyStore store = emptyStore();
    store.setKeyEntry("own", identity.key(), NO_PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    return keys.getKeyManagers();
  }

  /** Returns a client's certificate with this common name, valid from {@code from} for {@code life}. */
  public Identity client(String commonName, Instant from, Duration life, AltName... names) {
    return made(
        () -> CertificateMaker.named(commonName, from, life).client(Keys.p256(), List.of(names), authority));
  }

  /** Returns a client's certificate with this common name, valid now. */
  public Identity client(String commonName, AltName... names) {
    return client(commonName, yesterday(), DAY.multipliedBy(7), names);
  }

  /** Returns the client side of TLS that trusts this authority alone and shows {@code identity}. */
  public SSLContext clientContext(Identity identity) {
    return made(() -> {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(identity), new TrustManager[]{trustManager(certificate())}, null);
      return context;
    });
  }

  /** Returns the client side of TLS that trusts this authority alone. */
  public SSLContext clientContext() {
    return trusting(certificate());
  }

  /** Returns the client side of TLS that trusts these authorities alone. */
  public static SSLContext trusting(X509Certificate... authorities) {
    return made(() -> {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[]{trustManager(authorities)}, null);
      return context;
    });
  }

  /** Returns what trusts these authorities alone, for libraries that ask for it beside the {@link SSLContext}. */
  public static X509TrustManager trustManager(X509Certificate... authorities) {
    return made(() -> {
      KeyStore store = emptyStore();
      for (int i = 0; i < authorities.length; i++) {
        store.setCertificateEntry("authority-" + i, authorities[i]);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return (X509TrustManager) trust.getTrustManagers()[0];
    });
  }

  /** A JKS store, since it holds chains that make no sense as well: servers show such, and clients have to cope. */
  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    return store;
  }

  private static List<AltName> altNames(String... names) {
    return Arrays.stream(names).map(TestAuthority::altName).toList();
  }

  private static AltName altName(String name) {
    boolean address = name.indexOf(':') >= 0 || Character.isDigit(name.charAt(name.length() - 1));
    return address ? new AltName.Address(InetAddress.ofLiteral(name)) : new AltName.Dns(name);
  }

  private static Instant yesterday() {
    return Instant.now().minus(DAY);
  }

  private static <T> T made(Making<T> making) {
    try {
      return making.make();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK cannot make what a test needs", e);
    }
  }

  private interface Making<T> {
    T make() throws GeneralSecurityException, IOException;
  }
}
