package dev.weir.wire.h2;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/** Closes in two steps: bytes that are still on their way would otherwise make a reset of it, and lose the GOAWAY. */
public final class Lingering extends ChannelDuplexHandler {

  private static final long LINGER_MILLIS = 500;

  private boolean leaving;

  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (leaving) {
      ctx.channel().closeFuture().addListener(_ -> promise.trySuccess());
      return;
    }
    leaving = true;
    ctx.channel().config().setAutoRead(true);
    // Behind what was written, which a flush may have left to the loop.
    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(_ -> ((DuplexChannel) ctx.channel()).shutdownOutput());
    ctx.executor().schedule(() -> {
      ctx.close(promise);
    }, LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (leaving) {
      ReferenceCountUtil.release(message);
    } else {
      ctx.fireChannelRead(message);
    }
  }
}
