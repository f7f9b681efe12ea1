package dev.weir.wire.back;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/** Puts a new connection's handlers in place. */
final class Starting extends ChannelInitializer<Channel> {

  private final UpstreamConnection connection;
  private final @Nullable SslHandler secured;

  Starting(UpstreamConnection connection, @Nullable SslHandler secured) {
    this.connection = connection;
    this.secured = secured;
  }

  @Override
  protected void initChannel(Channel channel) {
    if (secured != null) {
      channel.pipeline().addLast(secured);
    }
    channel.pipeline().addLast(connection);
  }
}
