package dev.weir.wire.tunnel;

import dev.weir.wire.back.Switched;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import java.util.function.Consumer;

/** Two connections joined, with half-close and back-pressure; what the client sends must be TLS. */
public final class Tunnel implements Timed {

  /** How a tunnel ended; {@code fault} is empty text where both sides were done. */
  public record End(long sentBytes, long receivedBytes, String fault) {}

  private static final int TLS_HANDSHAKE = 0x16;
  private static final int TLS_MAJOR = 3;
  /** How long a closed tunnel may take to write what it still holds. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Loop loop;
  private final Channel client;
  private final Channel upstream;
  private final Duration patience;
  private final Consumer<End> then;
  private long deadline;
  private long sent;
  private long received;
  private int opening;
  private String fault = "";
  private boolean over;

  private Tunnel(Loop loop, Channel client, Channel upstream, Duration patience, Consumer<End> then) {
    this.loop = loop;
    this.client = client;
    this.upstream = upstream;
    this.patience = patience;
    this.then = then;
    deadline = loop.deadline(patience);
  }

  /** Joins two open connections of one loop; {@code then} is told once, when both are closed. */
  public static void join(Loop loop, Channel client, Channel upstream, Duration idle, Consumer<End> then) {
    Tunnel tunnel = new Tunnel(loop, client, upstream, idle, then);
    client.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    upstream.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    client.pipeline().addLast(new Splice(tunnel, upstream, true));
    upstream.pipeline().addLast(new Splice(tunnel, client, false));
    loop.join(tunnel);
    client.config().setAutoRead(true);
    upstream.config().setAutoRead(true);
    if (!client.isActive() || !upstream.isActive()) {
      tunnel.close();
    }
  }

  /**
   * Joins two connections that have switched to a protocol that nobody here speaks; as above, but that the client may open
   * with anything, and that the end of one side is the end of both, since TLS has no half-close that all programs know.
   */
  public static void joinSwitched(Loop loop, Switched client, Switched upstream, Duration idle,
      Consumer<End> then) {
    Tunnel tunnel = new Tunnel(loop, client.channel(), upstream.channel(), idle, then);
    tunnel.opening = 2;
    Splice fromClient = new Splice(tunnel, upstream.channel(), true);
    Splice fromUpstream = new Splice(tunnel, client.channel(), false);
    loop.join(tunnel);
    fromClient.take(client);
    fromUpstream.take(upstream);
    if (!client.channel().isActive() || !upstream.channel().isActive()) {
      tunnel.close();
    }
  }

  /** Counts bytes; returns false, and ends the tunnel, where the client opens with something other than TLS. */
  boolean passes(ByteBuf bytes, boolean fromClient) {
    if (over) {
      return false;
    }
    deadline = loop.deadline(patience);
    if (!fromClient) {
      received += bytes.readableBytes();
      return true;
    }
    for (int i = 0; opening < 2 && i < bytes.readableBytes(); i++) {
      if (bytes.getUnsignedByte(bytes.readerIndex() + i) != (opening++ == 0 ? TLS_HANDSHAKE : TLS_MAJOR)) {
        broken("something other than TLS in the tunnel");
        return false;
      }
    }
    sent += bytes.readableBytes();
    return true;
  }

  void halfClosed() {
    if (((DuplexChannel) client).isOutputShutdown() && ((DuplexChannel) upstream).isOutputShutdown()) {
      close();
    }
  }

  void broken(String why) {
    if (!over) {
      fault = why;
    }
    close();
  }

  void close() {
    if (over) {
      return;
    }
    over = true;
    deadline = loop.deadline(FAREWELL);
    // Behind what is still to be written.
    client.writeAndFlush(client.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
    upstream.writeAndFlush(upstream.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
    then.accept(new End(sent, received, fault));
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos - deadline < 0) {
      return;
    }
    if (!over) {
      broken("tunnel idle for too long");
      return;
    }
    loop.leave(this);
    Send.close(client);
    Send.close(upstream);
  }
}
