package dev.weir.bench.compare;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** One kind of TLS for all: 1.3 with AES-128-GCM, so that no proxy pays for a dearer cipher than another. */
final class Tls {
  static final String PROTOCOL = "TLSv1.3";
  static final String SUITE = "TLS_AES_128_GCM_SHA256";

  private Tls() {}

  /** Returns TLS that trusts {@code ca} alone. */
  static SslContext client(Path ca) throws SSLException {
    return SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL).protocols(PROTOCOL)
        .trustManager(ca.toFile()).build();
  }

  static SslContext server(Path chain, Path key) throws SSLException {
    return SslContextBuilder.forServer(chain.toFile(), key.toFile()).sslProvider(SslProvider.OPENSSL)
        .protocols(PROTOCOL).build();
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
