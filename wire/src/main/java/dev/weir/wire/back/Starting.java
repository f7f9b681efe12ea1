package dev.weir.wire.back;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/** Puts a new connection's handlers in place. */
final class Starting extends ChannelInitializer<Channel> {

  private final Dialling dialling;
  private final @Nullable SslHandler secured;

  Starting(Dialling dialling, @Nullable SslHandler secured) {
    this.dialling = dialling;
    this.secured = secured;
  }

  @Override
  protected void initChannel(Channel channel) {
    if (secured != null) {
      channel.pipeline().addLast(secured);
    }
    channel.pipeline().addLast(dialling);
  }
}
