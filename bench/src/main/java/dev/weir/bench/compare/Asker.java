package dev.weir.bench.compare;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;

/** The client's half of one connection: asks when its load says so, and waits for the whole answer. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection, which is seen
final class Asker extends SimpleChannelInboundHandler<HttpObject> implements Pace.Line {
  private final Channel channel;
  private final Script script;
  private final Load load;
  private final long dialled;
  private long asked;
  private boolean keepAlive;
  private boolean ready;
  /** A connection that has said why it ends does not say so twice. */
  private boolean over;

  Asker(Channel channel, Script script, Load load, long dialled) {
    this.channel = channel;
    this.script = script;
    this.load = load;
    this.dialled = dialled;
  }

  @Override
  public long dialled() {
    return dialled;
  }

  @Override
  public void ask(long since) {
    ready = false;
    asked = script.fresh() ? dialled : since;
    channel.writeAndFlush(script.request().retainedDuplicate());
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (script.tls().isEmpty()) {
      ready();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      Tls.check(handshake, ctx.pipeline().get(SslHandler.class).engine());
      ready();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) throws Exception {
    if (part.decoderResult().isFailure()) {
      throw new IOException("an answer that is not HTTP", part.decoderResult().cause());
    }
    if (part instanceof HttpResponse response) {
      keepAlive = HttpUtil.isKeepAlive(response);
      if (!response.status().equals(HttpResponseStatus.OK)) {
        load.tally().failed("answered " + response.status());
      }
    }
    if (part instanceof LastHttpContent) {
      answered(ctx);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    fail(ctx, "closed before the answer");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(ctx, cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
  }

  private void ready() {
    ready = true;
    load.pace().ready(this);
  }

  private void answered(ChannelHandlerContext ctx) {
    load.tally().answered(System.nanoTime() - asked);
    if (keepAlive && !script.fresh() && !load.ending()) {
      ready();
    } else {
      over = true;
      ctx.close();
      load.open();
    }
  }

  private void fail(ChannelHandlerContext ctx, String why) {
    if (!over) {
      over = true;
      if (ready) {
        load.pace().gone(this);
      }
      load.tally().failed(why);
      ctx.close();
      load.openLater();
    }
  }
}
