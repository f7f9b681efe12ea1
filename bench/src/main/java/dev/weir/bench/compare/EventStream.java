package dev.weir.bench.compare;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * An answer of {@value #EVENTS} server-sent events, the way models stream their tokens: each is a chunk of its own,
 * and leaves in a turn of the loop of its own.
 */
final class EventStream implements Answer {
  static final int EVENTS = 20;

  private static final String EVENT = """
      data: {"id":"cmpl-7Yx2","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":" blades"}}]}

      """;
  private final ByteBuf head = ascii(
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
  private final ByteBuf event = ascii(
      Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n");
  private final ByteBuf end = ascii("0\r\n\r\n");

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection, which is seen
  public void send(ChannelHandlerContext ctx) {
    ctx.write(head.retainedDuplicate());
    send(ctx, EVENTS);
  }

  /** A task that is only executed would run in the same turn; one that is scheduled waits for the next. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(ChannelHandlerContext ctx, int left) {
    ctx.writeAndFlush((left == 0 ? end : event).retainedDuplicate());
    if (left > 0 && ctx.channel().isActive()) {
      ctx.executor().schedule(() -> send(ctx, left - 1), 0, TimeUnit.NANOSECONDS);
    }
  }

  private static ByteBuf ascii(String text) {
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer(text.length())
        .writeBytes(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
