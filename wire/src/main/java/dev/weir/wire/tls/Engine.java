package dev.weir.wire.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;

/**
 * What both sides of TLS share.
 *
 * <p>The provider is {@code OPENSSL}, not {@code OPENSSL_REFCNT}: a context that a cache has dropped may still be on its
 * way to a connection, so it is freed when nobody holds it any more, and never by a count that the cache brings to zero.
 */
final class Engine {

  /** HTTP/1.1 alone; a peer that does not negotiate gets it as well. */
  static final ApplicationProtocolConfig HTTP_1_1 = new ApplicationProtocolConfig(Protocol.ALPN,
      SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT,
      ApplicationProtocolNames.HTTP_1_1);

  /** HTTP/2 where the peer has it too, HTTP/1.1 otherwise. */
  static final ApplicationProtocolConfig HTTP_2_OR_1_1 = new ApplicationProtocolConfig(Protocol.ALPN,
      SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT,
      ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);

  private Engine() {}

  /** Returns BoringSSL where its library loads, and the JDK's TLS elsewhere. */
  static SslProvider provider() {
    return OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
  }

  /** Returns {@code context} with session tickets, which Netty leaves off for BoringSSL; the JDK has them on. */
  static SslContext withTickets(SslContext context) {
    if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
      // No keys given: a server makes and changes its own, one set for each context.
      sessions.setTicketKeys();
    }
    return context;
  }
}
