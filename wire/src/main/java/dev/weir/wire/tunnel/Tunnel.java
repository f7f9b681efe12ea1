package dev.weir.wire.tunnel;

import dev.weir.gateway.Credit;
import dev.weir.model.net.Host;
import dev.weir.wire.back.Switched;
import dev.weir.wire.http.Send;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Two connections joined, with half-close and back-pressure; opened by TLS for the host that was asked for, unless told otherwise. */
public final class Tunnel implements Timed {

  /** How a tunnel ended; {@code fault} is empty text where both sides were done. */
  public record End(long sentBytes, long receivedBytes, String fault) {}

  /**
   * What a tunnel is for.
   *
   * @param idle how long both sides may be silent
   * @param tlsFor the host whose TLS opens it, within the time that a head may take; empty where anything may
   * @param credit by what bytes may flow
   */
  public record Terms(Duration idle, Optional<Host> tlsFor, Credit credit) {}

  static final String CLIENT_RESET = "connection to the client reset";
  static final String RESET = "connection reset in the tunnel";

  /** How many bytes a tunnel carries before it is worth its while to leave the rest to the kernel. */
  private static final int WORTH_SPLICING = 256 << 10;
  /** How long a closed tunnel may take to write what it still holds. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Loop loop;
  private final Channel client;
  private final Channel upstream;
  private final Duration patience;
  private final Credit credit;
  private final Consumer<End> then;
  private long deadline;
  private long sent;
  private long received;
  private boolean opened;
  private String fault = "";
  private boolean over;
  private boolean spliceable;
  private boolean leaving;
  private boolean stopped;
  private @Nullable KernelSplice kernel;

  private Tunnel(Loop loop, Channel client, Channel upstream, Terms terms, Consumer<End> then) {
    this.loop = loop;
    this.client = client;
    this.upstream = upstream;
    this.patience = terms.idle();
    this.credit = terms.credit();
    this.then = then;
    opened = terms.tlsFor().isEmpty();
    deadline = loop.deadline(opened ? patience : loop.limits().header());
  }

  /** Joins two open connections of one loop; {@code then} is told once, when both are closed. */
  public static Tunnel join(Loop loop, Channel client, Channel upstream, Terms terms, Consumer<End> then) {
    Tunnel tunnel = new Tunnel(loop, client, upstream, terms, then);
    client.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    upstream.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    terms.tlsFor().ifPresent(host -> client.pipeline().addLast(new Overture(tunnel, host)));
    client.pipeline().addLast(new Splice(tunnel, upstream, true));
    upstream.pipeline().addLast(new Splice(tunnel, client, false));
    tunnel.spliceable = true;
    tunnel.begin();
    tunnel.readOn();
    if (!client.isActive() || !upstream.isActive()) {
      tunnel.close();
    }
    return tunnel;
  }

  /**
   * Joins two connections that have switched to a protocol that nobody here speaks; as above, but that the client may open
   * with anything, and that the end of one side is the end of both, since TLS has no half-close that all programs know.
   */
  public static Tunnel joinSwitched(Loop loop, Switched client, Switched upstream, Duration idle,
      Credit credit, Consumer<End> then) {
    Tunnel tunnel = new Tunnel(loop, client.channel(), upstream.channel(),
        new Terms(idle, Optional.empty(), credit), then);
    Splice fromClient = new Splice(tunnel, upstream.channel(), true);
    Splice fromUpstream = new Splice(tunnel, client.channel(), false);
    tunnel.begin();
    fromClient.take(client);
    fromUpstream.take(upstream);
    if (!client.channel().isActive() || !upstream.channel().isActive()) {
      tunnel.close();
    }
    return tunnel;
  }

  private void begin() {
    loop.join(this);
    credit.whenMore(this::resume);
    stopped = credit.left() <= 0;
  }

  /** The client has said what it had to: nothing of the upstream is read before that. */
  void opened() {
    opened = true;
    readOn();
  }

  /** Reads what may be read now and finds room; nothing of the upstream before the tunnel was opened. */
  private void readOn() {
    readOn(client, upstream);
    if (opened) {
      readOn(upstream, client);
    }
  }

  /** Reads {@code from} where nothing is in the way. */
  void readOn(Channel from, Channel into) {
    from.config().setAutoRead(!stopped && !leaving && into.isWritable());
  }

  /** Counts bytes; returns false where the tunnel has ended. */
  boolean passes(int bytes, boolean fromClient) {
    if (over) {
      return false;
    }
    deadline = loop.deadline(patience);
    if (fromClient) {
      sent += bytes;
    } else {
      received += bytes;
    }
    credit.spend(bytes);
    stopIfSpent();
    if (spliceable && sent + received > WORTH_SPLICING) {
      spliceable = false;
      loop.executor().execute(this::leaveToKernel);
    }
    return true;
  }

  private void stopIfSpent() {
    if (!stopped && credit.left() <= 0) {
      stopped = true;
      if (kernel == null) {
        read(false);
      }
    }
  }

  /** There is something left again. */
  private void resume() {
    if (over || !stopped) {
      return;
    }
    stopped = false;
    if (kernel != null) {
      kernel.resume();
    } else {
      readOn();
    }
  }

  /** Returns how many bytes may be read now. */
  long credit() {
    return credit.left();
  }

  /** Reads no more here, and once what was read is written leaves both sockets to the kernel, where that can join them. */
  private void leaveToKernel() {
    if (over || !KernelSplice.fits(client, upstream)) {
      return;
    }
    leaving = true;
    read(false);
    client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(
        _ -> upstream.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> allWritten()));
  }

  private void allWritten() {
    if (over) {
      return;
    }
    try {
      kernel = KernelSplice.join(this, client, upstream);
    } catch (IOException e) {
      leaving = false;
      readOn();
      for (Channel side : List.of(client, upstream)) {
        if (((DuplexChannel) side).isInputShutdown()) {
          side.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
      }
    }
  }

  private void read(boolean on) {
    client.config().setAutoRead(on);
    upstream.config().setAutoRead(on);
  }

  /** Returns whether the channels read no more, since the kernel is about to: what happens to the sockets it will be told too. */
  boolean isLeaving() {
    return leaving;
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

  /** Ends it at once, whatever is still on its way. */
  public void cut() {
    close();
    Send.close(client);
    Send.close(upstream);
  }

  void close() {
    if (over) {
      return;
    }
    over = true;
    deadline = loop.deadline(FAREWELL);
    if (kernel != null) {
      kernel.close();
    } else {
      // Behind what is still to be written.
      client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      upstream.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
    then.accept(new End(sent, received, fault));
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos - deadline < 0) {
      if (stopped && !over) {
        // Time may have brought more.
        long _ = credit.left();
      }
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
