package dev.weir.wire.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundInvoker;

/** Writes and closes without a promise for each: what fails is told to the channel's last handler, which ends it. */
public final class Send {

  private Send() {}

  /** Writes {@code bytes} with the next flush. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public static void later(Channel to, ByteBuf bytes) {
    to.write(bytes, to.voidPromise());
  }

  /** Writes {@code bytes} and flushes. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public static void now(Channel to, ByteBuf bytes) {
    to.writeAndFlush(bytes, to.voidPromise());
  }

  /** Closes. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public static void close(ChannelOutboundInvoker to) {
    to.close();
  }
}
