package dev.weir.wire.tunnel;

import dev.weir.model.net.Host;
import dev.weir.wire.http.Inbox;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.Send;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.Optional;

/** Keeps back what a client opens its tunnel with until that is known to be TLS for the host of its CONNECT. */
final class Overture extends ChannelInboundHandlerAdapter {

  /** With the hello cut into records of a byte each there would be more; nobody does that by chance. */
  private static final int MAX_HELD = 2 * ClientHello.MAX_BYTES;
  /** A fatal unrecognized_name (RFC 6066 section 3), so that the client can tell what was wrong. */
  private static final byte[] UNRECOGNISED_NAME = {21, 3, 3, 0, 2, 2, 112};

  private final Tunnel tunnel;
  private final Host host;
  private final Inbox held = new Inbox();
  private boolean over;

  Overture(Tunnel tunnel, Host host) {
    this.tunnel = tunnel;
    this.host = host;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (over) {
      bytes.release();
      return;
    }
    held.add(ctx.alloc(), bytes);
    try {
      Optional<ClientHello> hello = ClientHello.read(held.view());
      if (hello.isPresent()) {
        judge(ctx, hello.get());
      } else if (held.size() > MAX_HELD) {
        end("a hello of TLS that does not end");
      }
    } catch (Malformed e) {
      end(e.why());
    }
  }

  private void judge(ChannelHandlerContext ctx, ClientHello hello) {
    Optional<String> other = hello.otherThan(host);
    if (other.isPresent()) {
      Send.later(ctx.channel(), Unpooled.wrappedBuffer(UNRECOGNISED_NAME));
      end(other.get());
      return;
    }
    ByteBuf all = held.takeAll();
    tunnel.opened();
    ctx.fireChannelRead(all);
    ctx.pipeline().remove(this);
  }

  private void end(String why) {
    over = true;
    held.release();
    tunnel.broken(why);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent && !over) {
      end("nothing of TLS in the tunnel");
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    held.release();
  }
}
