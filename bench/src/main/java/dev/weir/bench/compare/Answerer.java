package dev.weir.bench.compare;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.charset.StandardCharsets;

/** The upstream's half of one connection: answers when the whole request has come. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection, which is seen
final class Answerer extends SimpleChannelInboundHandler<HttpObject> {
  private static final ByteBuf UNAUTHORISED = Unpooled.unreleasableBuffer(Unpooled
      .copiedBuffer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", StandardCharsets.US_ASCII));

  private final ByteBuf small;
  private final ByteBuf large;
  private ByteBuf next = UNAUTHORISED;

  Answerer(ByteBuf small, ByteBuf large) {
    this.small = small;
    this.large = large;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
    if (part.decoderResult().isFailure()) {
      ctx.close();
      return;
    }
    if (part instanceof HttpRequest request) {
      next = answerTo(request);
    }
    if (part instanceof LastHttpContent) {
      ctx.writeAndFlush(next.retainedDuplicate());
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      Tls.check(handshake, ctx.pipeline().get(SslHandler.class).engine());
    }
    super.userEventTriggered(ctx, event);
  }

  /** A proxy that goes away without a word is its own affair: the client sees what became of its request. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  private ByteBuf answerTo(HttpRequest request) {
    String path = request.uri();
    if (path.startsWith(Upstream.KEYED)
        && !Upstream.CREDENTIAL.equals(request.headers().get(HttpHeaderNames.AUTHORIZATION))) {
      return UNAUTHORISED;
    }
    return path.endsWith(Upstream.LARGE) ? large : small;
  }
}
