package dev.weir.wire.back;

import dev.weir.model.settings.HttpVersions;
import dev.weir.wire.h2.Lingering;
import dev.weir.wire.http.Secured;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Timed;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection to an upstream until it can carry a request: TCP, TLS, and which version of HTTP the two agree on. */
final class Dialling extends ChannelInboundHandlerAdapter implements Timed {

  private final Mooring mooring;
  private final Function<Throwable, String> explain;
  private final long deadline;
  private @Nullable Dialled then;
  private @Nullable ChannelHandlerContext context;

  Dialling(Mooring mooring, Dialled then, Function<Throwable, String> explain, Duration patience) {
    this.mooring = mooring;
    this.then = then;
    this.explain = explain;
    this.deadline = mooring.loop().deadline(patience);
  }

  /** There is a TCP connection, or {@code cause} says why there is none. */
  void connected(@Nullable Throwable cause) {
    ChannelHandlerContext ctx = context;
    if (cause != null || ctx == null) {
      failed(cause == null ? UpstreamFault.bad("connection failed") : UpstreamFault.connecting(cause));
    } else if (ctx.pipeline().get(SslHandler.class) == null) {
      ready(ctx, mooring.key().versions() == HttpVersions.TWO);
    }
  }

  private void ready(ChannelHandlerContext ctx, boolean http2) {
    Dialled to = then;
    then = null;
    if (to == null) {
      return;
    }
    ChannelHandler speaking;
    Upstream upstream;
    if (http2) {
      UpstreamStreams streams = new UpstreamStreams(mooring);
      ctx.pipeline().addFirst(new Lingering());
      speaking = streams;
      upstream = streams.place();
    } else {
      mooring.pool().plain(mooring.key());
      UpstreamConnection connection = new UpstreamConnection(mooring, explain);
      speaking = connection;
      upstream = connection;
    }
    ctx.pipeline().replace(this, null, speaking);
    to.ready(upstream);
  }

  private void failed(UpstreamFault fault) {
    Dialled to = then;
    then = null;
    if (to != null) {
      to.failed(fault);
    }
    if (context != null) {
      Send.close(context);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    mooring.loop().join(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    mooring.loop().leave(this);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
      return;
    }
    mooring.berths().handshakes().ended(handshake.isSuccess());
    if (!handshake.isSuccess()) {
      failed(UpstreamFault.bad("TLS: " + explain.apply(handshake.cause())));
      return;
    }
    boolean http2 = Secured.speaksHttp2(ctx.pipeline());
    if (http2 || mooring.key().versions() != HttpVersions.TWO) {
      ready(ctx, http2);
    } else {
      failed(UpstreamFault.bad("it does not speak HTTP/2"));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    failed(UpstreamFault.bad("connection closed in the TLS handshake"));
  }

  /** A failed handshake is told as an event too, with its reason. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {}

  @Override
  public void tick(long nowNanos) {
    if (nowNanos - deadline >= 0) {
      failed(UpstreamFault.CONNECT_TIMEOUT);
    }
  }
}
