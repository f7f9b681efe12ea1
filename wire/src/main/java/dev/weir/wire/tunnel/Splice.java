package dev.weir.wire.tunnel;

import dev.weir.wire.back.Switched;
import dev.weir.wire.http.Send;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;

/** One direction's reading end: what comes here is written to {@code peer}, as fast as that takes it. */
final class Splice extends ChannelInboundHandlerAdapter {

  private final Tunnel tunnel;
  private final Channel peer;
  private final boolean fromClient;

  Splice(Tunnel tunnel, Channel peer, boolean fromClient) {
    this.tunnel = tunnel;
    this.peer = peer;
    this.fromClient = fromClient;
  }

  /** Reads {@code from} from now on, what has come already first. */
  void take(Switched from) {
    from.channel().pipeline().addLast(this);
    ByteBuf early = from.rest();
    if (early != null) {
      ChannelHandlerContext here = from.channel().pipeline().context(this);
      channelRead(here, early);
      channelReadComplete(here);
    }
    tunnel.readOn(from.channel(), peer);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (!tunnel.passes(bytes.readableBytes(), fromClient)) {
      bytes.release();
      return;
    }
    Send.later(peer, bytes);
    if (!peer.isWritable()) {
      ctx.channel().config().setAutoRead(false);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    peer.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    // The peer reads on once this side takes more.
    if (ctx.channel().isWritable()) {
      tunnel.readOn(peer, ctx.channel());
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent && !tunnel.isLeaving()) {
      if (((DuplexChannel) ctx.channel()).isOutputShutdown()) {
        tunnel.close();
      } else {
        // Behind what is still to be written: shutting down at once would lose it.
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER)
            .addListener(_ -> ((DuplexChannel) peer).shutdownOutput().addListener(_ -> tunnel.halfClosed()));
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    tunnel.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    tunnel.broken(fromClient ? Tunnel.CLIENT_RESET : Tunnel.RESET);
  }
}
