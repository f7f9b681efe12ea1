package dev.weir.bench.compare;

import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * One kind of TLS for all: 1.3 with AES-128-GCM and X25519, so that no proxy pays for a dearer cipher or key exchange than
 * another. Netty's own preference, X25519MLKEM768, is known to some of the proxies' libraries only.
 */
final class Tls {
  static final String PROTOCOL = "TLSv1.3";
  static final String SUITE = "TLS_AES_128_GCM_SHA256";
  private static final String GROUP = "x25519";

  private Tls() {}

  /** Returns TLS that trusts {@code ca} alone. */
  static SslContext client(Path ca) throws SSLException {
    return SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL).protocols(PROTOCOL)
        .option(OpenSslContextOption.GROUPS, groups()).trustManager(ca.toFile()).build();
  }

  static SslContext server(Path chain, Path key) throws SSLException {
    return SslContextBuilder.forServer(chain.toFile(), key.toFile()).sslProvider(SslProvider.OPENSSL)
        .option(OpenSslContextOption.GROUPS, groups()).protocols(PROTOCOL).build();
  }

  private static String[] groups() {
    return new String[]{GROUP};
  }

  /** Throws where the handshake failed, or ended on another suite than the one that all are measured on. */
  static void check(SslHandshakeCompletionEvent handshake, SSLEngine engine) throws SSLException {
    if (!handshake.isSuccess()) {
      throw new SSLException("handshake failed", handshake.cause());
    }
    String suite = engine.getSession().getCipherSuite();
    if (!suite.equals(SUITE)) {
      throw new SSLException("handshake ended on " + suite + ", not " + SUITE);
    }
  }
}
