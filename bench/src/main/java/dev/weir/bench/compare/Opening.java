package dev.weir.bench.compare;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/** Opens a tunnel by CONNECT, then takes itself out and leaves the connection to TLS. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection, which is seen
final class Opening extends ByteToMessageDecoder {
  private static final String OPENED = "HTTP/1.1 200";
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Script script;

  private Opening(Script script) {
    this.script = script;
  }

  /** Puts in place what {@code script} needs: the tunnel, TLS and the asking. */
  static void prepare(Channel channel, Script script, Load load) {
    Asker asker = new Asker(channel, script, load, System.nanoTime());
    if (script.connect().isPresent()) {
      channel.pipeline().addLast(new Opening(script));
    } else {
      script.tls().ifPresent(tls -> channel.pipeline().addLast(handler(tls, script, channel)));
    }
    channel.pipeline().addLast(new HttpResponseDecoder(), asker);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ctx.writeAndFlush(script.connect().orElseThrow().retainedDuplicate());
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws IOException {
    int length = endOfHead(in);
    if (length < 0) {
      return;
    }
    String head = in.readCharSequence(length, StandardCharsets.US_ASCII).toString();
    if (!head.startsWith(OPENED)) {
      throw new IOException("CONNECT answered " + head.lines().findFirst().orElse(""));
    }
    SslContext tls = script.tls().orElseThrow();
    ctx.pipeline().replace(this, null, handler(tls, script, ctx.channel()));
  }

  private static int endOfHead(ByteBuf in) {
    for (int at = in.readerIndex(); at + END.length <= in.writerIndex(); at++) {
      if (in.getInt(at) == 0x0d0a0d0a) {
        return at + END.length - in.readerIndex();
      }
    }
    return -1;
  }

  /** The engine is not told the peer, so that each connection makes a whole handshake: no session is kept. */
  private static SslHandler handler(SslContext tls, Script script, Channel channel) {
    SslHandler handler = tls.newHandler(channel.alloc());
    SSLParameters parameters = handler.engine().getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(script.host())));
    handler.engine().setSSLParameters(parameters);
    return handler;
  }
}
