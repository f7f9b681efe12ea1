package dev.weir.wire.handover;

import dev.weir.wire.http.Send;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;

/** Messages to and from the other process, whole and in order. */
public final class Link implements AutoCloseable {

  /** Longer than any audit record. */
  private static final int LONGEST = 2 << 20;
  private static final int LENGTH = Integer.BYTES;

  private final Channel channel;

  private Link(Channel channel) {
    this.channel = channel;
  }

  /** Returns the link over {@code channel}, from now on; {@code to} is told what comes. */
  static Link over(Channel channel, Correspondent to) {
    Link link = new Link(channel);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(new LengthFieldBasedFrameDecoder(LONGEST, 0, LENGTH, 0, LENGTH));
    pipeline.addLast(new LengthFieldPrepender(LENGTH));
    pipeline.addLast(new SimpleChannelInboundHandler<ByteBuf>() {
      @Override
      protected void channelRead0(ChannelHandlerContext ctx, ByteBuf message) {
        to.told(link, ByteBufUtil.getBytes(message));
      }

      @Override
      public void channelInactive(ChannelHandlerContext ctx) {
        to.gone();
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Send.close(ctx);
      }
    });
    return link;
  }

  /** Sends a message; what cannot be sent any more is told by {@link Correspondent#gone}. */
  public void send(byte[] message) {
    Send.now(channel, Unpooled.wrappedBuffer(message));
  }

  @Override
  public void close() {
    Send.close(channel);
  }
}
