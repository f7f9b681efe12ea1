package dev.weir.wire.tunnel;

import dev.weir.wire.http.Send;
import io.netty.channel.Channel;
import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel whose bytes stay in the kernel: both sockets leave their channels' hands and are watched here, at the edges of their
 * readiness. Each edge moves what can be moved in both directions, since what one socket takes is what the other one has.
 * Used on the loop's thread only.
 */
final class KernelSplice {

  private static final EpollIoOps EDGES = EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLOUT)
      .with(EpollIoOps.EPOLLRDHUP).with(EpollIoOps.EPOLLET);

  private final Tunnel tunnel;
  private final End client;
  private final End upstream;
  private final Pipe sending;
  private final Pipe receiving;
  private boolean over;

  private KernelSplice(Tunnel tunnel, EpollSocketChannel client, EpollSocketChannel upstream)
      throws IOException {
    this.tunnel = tunnel;
    this.client = new End(client, true);
    this.upstream = new End(upstream, false);
    sending = Pipe.between(client.fd(), upstream.fd());
    try {
      receiving = Pipe.between(upstream.fd(), client.fd());
    } catch (IOException e) {
      sending.close();
      throw e;
    }
  }

  /** Returns whether the kernel can join these: sockets as they are, with nothing between them and {@code tunnel}. */
  static boolean fits(Channel client, Channel upstream) {
    return Pipe.POSSIBLE && isBare(client) && isBare(upstream);
  }

  private static boolean isBare(Channel channel) {
    return channel instanceof EpollSocketChannel && channel.pipeline().first() instanceof Splice;
  }

  /**
   * Joins two channels that {@link #fits} and that hold nothing that is to be written.
   *
   * @throws IOException where the kernel has no pipes left; the channels are as they were
   */
  static KernelSplice join(Tunnel tunnel, Channel client, Channel upstream) throws IOException {
    KernelSplice splice = new KernelSplice(tunnel, (EpollSocketChannel) client,
        (EpollSocketChannel) upstream);
    splice.client.watch();
    splice.upstream.watch();
    return splice;
  }

  /** Moves what can be moved; a connection that turns out to be broken is told as {@code fault}. */
  private void pump(String fault) {
    if (over) {
      return;
    }
    try {
      boolean more = moved(sending, client, upstream);
      more |= moved(receiving, upstream, client);
      if (more) {
        client.channel.eventLoop().execute(() -> pump(Tunnel.RESET));
      }
    } catch (IOException e) {
      tunnel.broken(fault);
    }
  }

  /** Moves on what waited for more to be paid. */
  void resume() {
    pump(Tunnel.RESET);
  }

  /** Returns whether there may be more at once. */
  private boolean moved(Pipe pipe, End from, End into) throws IOException {
    int bytes = pipe.pump(from.saidAll, payable());
    if (bytes > 0) {
      tunnel.passes(bytes, from.isClient);
    }
    if (pipe.isDry() && !into.channel.isOutputShutdown()) {
      into.channel.shutdownOutput().addListener(_ -> tunnel.halfClosed());
    }
    return Pipe.isTired(bytes) || pipe.isCapped() && payable() > 0;
  }

  /** Returns how many bytes may be read, besides those that are on their way. */
  private long payable() {
    return tunnel.credit() - sending.held() - receiving.held();
  }

  /** Closes both sockets; what a pipe still holds is lost. */
  void close() {
    over = true;
    client.leave();
    upstream.leave();
    sending.close();
    receiving.close();
  }

  /** One socket, as the loop's epoll knows it. */
  private final class End implements EpollIoHandle {

    private final EpollSocketChannel channel;
    private final boolean isClient;
    private @Nullable IoRegistration registration;
    private boolean saidAll;

    End(EpollSocketChannel channel, boolean isClient) {
      this.channel = channel;
      this.isClient = isClient;
    }

    void watch() {
      channel.closeFuture().addListener(_ -> tunnel.close());
      channel.deregister().addListener(_ -> {
        if (!over) {
          ((IoEventLoop) channel.eventLoop()).register(this).addListener(this::registered);
        }
      });
    }

    private void registered(Future<? super IoRegistration> done) {
      if (!done.isSuccess()) {
        tunnel.broken("tunnel cannot be watched");
        return;
      }
      registration = (IoRegistration) done.getNow();
      if (over) {
        leave();
      } else {
        // Edges from before are told now.
        registration.submit(EDGES);
      }
    }

    void leave() {
      if (registration != null && registration.isValid()) {
        registration.cancel();
      }
      Send.close(channel);
    }

    @Override
    public FileDescriptor fd() {
      return channel.fd();
    }

    @Override
    public void handle(IoRegistration here, IoEvent event) {
      EpollIoOps ready = ((EpollIoEvent) event).ops();
      boolean broken = ready.contains(EpollIoOps.EPOLLERR);
      saidAll |= broken || ready.contains(EpollIoOps.EPOLLRDHUP);
      String fault = isClient ? Tunnel.CLIENT_RESET : Tunnel.RESET;
      pump(fault);
      if (broken) {
        tunnel.broken(fault);
      }
    }

    @Override
    public void close() {
      tunnel.close();
    }
  }
}
