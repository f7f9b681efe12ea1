package dev.weir.wire.tls;

import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.TlsRule.ClientFiles;
import dev.weir.x509.KeyEntry;
import dev.weir.x509.Pem;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;

/**
 * TLS on Weir's own ports. A client that shows a certificate must have its chain verified, or the handshake fails; one that
 * shows none may prove itself otherwise. No session is resumed: each connection proves itself anew, by the authorities of now.
 *
 * <p>The files are looked at once a second; those that cannot be used leave the ones before in force.
 */
public final class Entrance implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Entrance.class.getName());
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int VERIFIERS = 2;

  private record Texts(String certificate, String key, Optional<String> authorities) {}

  private final EntranceTls files;
  private final ExecutorService verifiers = Executors.newFixedThreadPool(VERIFIERS,
      Thread.ofPlatform().daemon().name("verify-client-", 0).factory());
  private final Thread watcher = Thread.ofVirtual().name("entrance-watch").unstarted(this::watch);
  private volatile SslContext context;
  private Texts tried;

  private Entrance(EntranceTls files) throws IOException {
    this.files = files;
    this.tried = read();
    this.context = make();
  }

  /** Returns TLS by these files; throws where they cannot be used, and says which. */
  public static Entrance open(EntranceTls files) throws IOException {
    Entrance entrance = new Entrance(files);
    entrance.watcher.start();
    return entrance;
  }

  /** Returns the server's side of one connection. */
  public SslHandler handler(ByteBufAllocator allocator) {
    return context.newHandler(allocator, verifiers);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PACE);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      Texts now = read();
      if (!now.equals(tried)) {
        tried = now;
        context = make();
        LOG.log(System.Logger.Level.INFO, "the certificate of gateway and proxy was read again");
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the certificate of gateway and proxy stays as it was: {0}",
          e.getMessage());
    }
  }

  private Texts read() throws IOException {
    Optional<Path> authorities = files.clientAuthorities();
    return new Texts(text(files.certificate()), text(files.key()),
        authorities.isPresent() ? Optional.of(text(authorities.get())) : Optional.empty());
  }

  private static String text(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IOException("cannot read " + file, e);
    }
  }

  private SslContext make() throws IOException {
    KeyEntry own = Identities.of(new ClientFiles(files.certificate(), files.key()));
    SslContextBuilder builder = SslContextBuilder
        .forServer(own.key(), own.chain().toArray(new X509Certificate[0])).sslProvider(Engine.provider())
        .protocols("TLSv1.3", "TLSv1.2").ciphers(Strength.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
        .applicationProtocolConfig(Engine.HTTP_2_OR_1_1);
    Optional<Path> authorities = files.clientAuthorities();
    if (authorities.isPresent()) {
      builder.clientAuth(ClientAuth.OPTIONAL).trustManager(trusted(authorities.get()));
    }
    try {
      return withoutResumption(builder.build());
    } catch (SSLException e) {
      throw new IOException(files.certificate() + " cannot be used", e);
    }
  }

  private static X509Certificate[] trusted(Path authorities) throws IOException {
    try {
      List<X509Certificate> all = Pem.certificates(text(authorities));
      if (!all.isEmpty()) {
        return all.toArray(new X509Certificate[0]);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(authorities + " holds no certificates of authorities in PEM", e);
    }
    throw new IOException(authorities + " holds no certificate");
  }

  private static SslContext withoutResumption(SslContext context) {
    if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
      sessions.setSessionCacheEnabled(false);
    }
    return context;
  }

  @Override
  public void close() {
    watcher.interrupt();
    verifiers.shutdownNow();
  }
}
