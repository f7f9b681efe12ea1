package dev.weir.wire.http;

import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundInvoker;

/** Writes and closes without a promise for each: what fails is told to the channel's last handler, which ends it. */
public final class Send {

  /** Up to here head and body go out as one buffer, since copying costs less than a second one. */
  private static final int SMALL = 16 << 10;

  private Send() {}

  /** Writes {@code head}, which it wipes, and the whole {@code body} with the next flush. */
  public static void message(Channel to, HeadWriter head, Bytes body) {
    boolean small = body.length() <= SMALL;
    ByteBuf out = to.alloc().ioBuffer(head.length() + (small ? body.length() : 0));
    head.into(out);
    if (small) {
      out.writeBytes(body.array(), body.offset(), body.length());
    }
    later(to, out);
    if (!small) {
      later(to, Unpooled.wrappedBuffer(body.array(), body.offset(), body.length()));
    }
  }

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
