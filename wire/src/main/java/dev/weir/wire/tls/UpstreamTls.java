package dev.weir.wire.tls;

import dev.weir.model.Destination;
import dev.weir.model.settings.TlsRule;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;

/** The client side of TLS to upstreams. */
public interface UpstreamTls {

  /**
   * Returns a handler that sends the host as SNI and completes its handshake only where the chain leads to a trusted
   * authority, names the host, and holds one of the pins; never one that skips a check.
   *
   * @param http2 whether HTTP/2 is offered too
   * @throws IOException where the rule's authorities cannot be read
   */
  SslHandler handler(ByteBufAllocator allocator, Destination.Vetted to, TlsRule rule, boolean http2)
      throws IOException;

  /** Returns what went wrong in a handshake in one clause, such as {@code its certificate has expired}. */
  String explain(Throwable failure);
}
