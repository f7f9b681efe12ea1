package dev.weir.wire.handover;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollDomainSocketChannelConfig;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketReadMode;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process that is to be taken over from: its listening sockets are this one's too from the beginning, and both accept. */
public final class Predecessor implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final MultiThreadIoEventLoopGroup loop;
  private final Sockets sockets;
  private final Link link;

  private Predecessor(MultiThreadIoEventLoopGroup loop, Sockets sockets, Link link) {
    this.loop = loop;
    this.sockets = sockets;
    this.link = link;
  }

  /**
   * Returns who waits at {@code path}, with its sockets; empty where nobody does. {@code to} is told what it says.
   *
   * @throws IOException where somebody waits there and gives nothing
   */
  public static Optional<Predecessor> at(Path path, Correspondent to) throws IOException {
    if (!Post.possible(path)) {
      return Optional.empty();
    }
    MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1,
        new DefaultThreadFactory("weir-handover", true), EpollIoHandler.newFactory());
    Receiving receiving = new Receiving(to);
    var connected = new Bootstrap().group(loop).channel(EpollDomainSocketChannel.class)
        .option(EpollChannelOption.DOMAIN_SOCKET_READ_MODE, DomainSocketReadMode.FILE_DESCRIPTORS)
        .handler(receiving).connect(new DomainSocketAddress(path.toString())).awaitUninterruptibly();
    if (!connected.isSuccess()) {
      var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      return Optional.empty();
    }
    try {
      Sockets sockets = receiving.sockets.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Optional.of(new Predecessor(loop, sockets, receiving.link.join()));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException("the Weir that runs does not hand its sockets over; stop it, then start this one",
          e);
    }
  }

  /** Returns its sockets. */
  public Sockets sockets() {
    return sockets;
  }

  /** Returns the link to it. */
  public Link link() {
    return link;
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2000);
  }

  /** Takes the descriptors, then makes room for messages. */
  private static final class Receiving extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<Sockets> sockets = new CompletableFuture<>();
    private final CompletableFuture<Link> link = new CompletableFuture<>();
    private final List<Integer> received = new ArrayList<>();
    private final Correspondent to;

    Receiving(Correspondent to) {
      this.to = to;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      FileDescriptor descriptor = (FileDescriptor) message;
      if (received.isEmpty() || !isFirst(descriptor)) {
        received.add(descriptor.intValue());
        return;
      }
      close(descriptor);
      if (received.size() >= 2) {
        Channel channel = ctx.channel();
        ((EpollDomainSocketChannelConfig) channel.config()).setReadMode(DomainSocketReadMode.BYTES);
        link.complete(Link.over(channel, to));
        ctx.pipeline().remove(this);
        sockets.complete(
            new Sockets(received.get(0), received.get(1), received.subList(2, received.size())));
      }
    }

    private boolean isFirst(FileDescriptor descriptor) {
      return Sockets.address(descriptor.intValue()).equals(Sockets.address(received.getFirst()));
    }

    private static void close(FileDescriptor twice) {
      try {
        twice.close();
      } catch (IOException e) {
        // A descriptor more than is needed harms nobody.
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      sockets.completeExceptionally(new IOException("it closed the connection"));
    }
  }
}
