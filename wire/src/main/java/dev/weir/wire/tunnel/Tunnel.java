package dev.weir.wire.tunnel;

import dev.weir.model.net.Host;
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
import java.util.Optional;
import java.util.function.Consumer;

/** Two connections joined, with half-close and back-pressure; opened by TLS for the host that was asked for, unless told otherwise. */
public final class Tunnel implements Timed {

  /** How a tunnel ended; {@code fault} is empty text where both sides were done. */
  public record End(long sentBytes, long receivedBytes, String fault) {}

  /**
   * What a tunnel is for.
   *
   * @param idle how long both sides may be silent
   * @param tlsFor the host whose TLS opens it, within the time that a head may take; empty where anything may
   */
  public record Terms(Duration idle, Optional<Host> tlsFor) {}

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
  private boolean opened;
  private String fault = "";
  private boolean over;

  private Tunnel(Loop loop, Channel client, Channel upstream, Terms terms, Consumer<End> then) {
    this.loop = loop;
    this.client = client;
    this.upstream = upstream;
    this.patience = terms.idle();
    this.then = then;
    opened = terms.tlsFor().isEmpty();
    deadline = loop.deadline(opened ? patience : loop.limits().header());
  }

  /** Joins two open connections of one loop; {@code then} is told once, when both are closed. */
  public static void join(Loop loop, Channel client, Channel upstream, Terms terms, Consumer<End> then) {
    Tunnel tunnel = new Tunnel(loop, client, upstream, terms, then);
    client.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    upstream.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    terms.tlsFor().ifPresent(host -> client.pipeline().addLast(new Overture(tunnel, host)));
    client.pipeline().addLast(new Splice(tunnel, upstream, true));
    upstream.pipeline().addLast(new Splice(tunnel, client, false));
    loop.join(tunnel);
    client.config().setAutoRead(true);
    if (tunnel.opened) {
      upstream.config().setAutoRead(true);
    }
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
    Tunnel tunnel = new Tunnel(loop, client.channel(), upstream.channel(), new Terms(idle, Optional.empty()),
        then);
    Splice fromClient = new Splice(tunnel, upstream.channel(), true);
    Splice fromUpstream = new Splice(tunnel, client.channel(), false);
    loop.join(tunnel);
    fromClient.take(client);
    fromUpstream.take(upstream);
    if (!client.channel().isActive() || !upstream.channel().isActive()) {
      tunnel.close();
    }
  }

  /** The client has said what it had to: nothing of the upstream is read before that. */
  void opened() {
    opened = true;
    upstream.config().setAutoRead(true);
  }

  /** Counts bytes; returns false where the tunnel has ended. */
  boolean passes(ByteBuf bytes, boolean fromClient) {
    if (over) {
      return false;
    }
    deadline = loop.deadline(patience);
    if (fromClient) {
      sent += bytes.readableBytes();
    } else {
      received += bytes.readableBytes();
    }
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
      broken(opened ? "tunnel idle for too long" : "no hello of TLS in time");
      return;
    }
    loop.leave(this);
    Send.close(client);
    Send.close(upstream);
  }
}
