package dev.weir.bench.compare;

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
@SuppressWarnings("FutureReturnValueIgnored") // a connection that cannot even be closed is gone
final class Answerer extends SimpleChannelInboundHandler<HttpObject> {
  private static final Answer UNAUTHORISED = Answer.whole(Unpooled.unreleasableBuffer(Unpooled
      .copiedBuffer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", StandardCharsets.US_ASCII)));

  /** What it may have to say. */
  record Answers(Answer small, Answer large, Answer stream) {}

  private final Answers answers;
  private Answer next = UNAUTHORISED;

  Answerer(Answers answers) {
    this.answers = answers;
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
      next.send(ctx);
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

  private Answer answerTo(HttpRequest request) {
    String path = request.uri();
    if (path.startsWith(Upstream.KEYED)
        && !Upstream.CREDENTIAL.equals(request.headers().get(HttpHeaderNames.AUTHORIZATION))) {
      return UNAUTHORISED;
    }
    if (path.endsWith(Upstream.STREAM)) {
      return answers.stream;
    }
    return path.endsWith(Upstream.LARGE) ? answers.large : answers.small;
  }
}
