package dev.weir.bench.compare;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/** What the upstream says to a request. */
@FunctionalInterface
interface Answer {

  void send(ChannelHandlerContext ctx);

  /** Returns the answer that goes out as it is, in one piece. */
  @SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection, which is seen
  static Answer whole(ByteBuf bytes) {
    return ctx -> ctx.writeAndFlush(bytes.retainedDuplicate());
  }
}
