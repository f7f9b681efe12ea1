package dev.weir.wire.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/** How a connection ends. */
public final class Farewell {

  private Farewell() {}

  /** Closes behind what was written. */
  public static void close(Channel channel) {
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  /** Says behind what was written that nothing more comes; what the client still sends can be read. */
  public static void halfClose(Channel channel) {
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> endOutput(channel));
  }

  private static void endOutput(Channel channel) {
    SslHandler tls = Secured.innermost(channel.pipeline());
    var _ = tls != null ? tls.closeOutbound() : ((DuplexChannel) channel).shutdownOutput();
  }

  /** Cuts an answer off; {@code reset} where the connection's end would otherwise look like the answer's. */
  public static void cut(Channel channel, boolean reset) {
    if (reset) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    Send.close(channel);
  }
}
