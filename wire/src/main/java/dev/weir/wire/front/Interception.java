package dev.weir.wire.front;

import dev.weir.gateway.Incoming;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.wire.http.Secured;
import dev.weir.wire.http.Send;
import dev.weir.wire.tls.Leaves;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import org.jspecify.annotations.Nullable;

/** Turns a CONNECT into a TLS connection with Weir; the name in the hello must be the one that CONNECT gave. */
final class Interception extends AbstractSniHandler<SslContext> {

  private static final int MAX_HELLO = 64 << 10;

  private final Leaves leaves;
  private final Host host;

  private final long patienceMillis;

  private Interception(Leaves leaves, Host host, long patienceMillis) {
    super(MAX_HELLO, patienceMillis);
    this.patienceMillis = patienceMillis;
    this.leaves = leaves;
    this.host = host;
  }

  /** Answers the CONNECT, and only once that is flushed begins with TLS. */
  static void begin(ClientConnection connection, Incoming.Tunnel tunnel, Headers named) {
    connection.out().pass();
    connection.channel().writeAndFlush(Spelling.established(connection, named)).addListener(written -> {
      if (written.isSuccess()) {
        secure(connection, tunnel);
      }
    });
  }

  private static void secure(ClientConnection connection, Incoming.Tunnel tunnel) {
    Channel channel = connection.channel();
    @Nullable
    ByteBuf rest = connection.handOver();
    Station station = connection.station();
    channel.pipeline()
        .addLast(new Interception(station.house().leaves(), tunnel.origin().host(),
            station.loop().limits().handshake().toMillis()))
        .addLast(new ClientConnection(station, new Door.Inside(tunnel)));
    channel.config().setAutoRead(true);
    if (rest != null) {
      Secured.readAgain(channel.pipeline(), rest);
    }
  }

  @Override
  protected Future<SslContext> lookup(ChannelHandlerContext ctx, @Nullable String sni) {
    Promise<SslContext> leaf = ctx.executor().newPromise();
    if (sni != null && !sni.equals(host.toString())) {
      return leaf.setFailure(new TlsFlaw.OtherName());
    }
    leaves.leafFor(host).whenComplete((context, fault) -> {
      if (context != null) {
        leaf.trySuccess(context);
      } else {
        leaf.tryFailure(fault);
      }
    });
    return leaf;
  }

  @Override
  protected void onLookupComplete(ChannelHandlerContext ctx, @Nullable String sni,
      Future<SslContext> leaf) {
    if (!leaf.isSuccess() || !ctx.channel().isActive()) {
      Send.close(ctx);
      return;
    }
    SslHandler tls = leaf.getNow().newHandler(ctx.alloc());
    tls.setHandshakeTimeoutMillis(patienceMillis);
    ctx.pipeline().replace(this, null, tls);
  }
}
