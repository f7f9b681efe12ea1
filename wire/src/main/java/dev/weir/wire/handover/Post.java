package dev.weir.wire.handover;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where a successor asks a running process for its listening sockets: a socket of its own in the file system, for its owner only. */
public final class Post implements AutoCloseable {

  /** What fits into the kernel's {@code sun_path}. */
  private static final int LONGEST_PATH = 107;

  private final MultiThreadIoEventLoopGroup loop;
  private final Path path;

  private Post(MultiThreadIoEventLoopGroup loop, Path path) {
    this.loop = loop;
    this.path = path;
  }

  /** Returns whether processes on this system can hand sockets over, at {@code path}. */
  public static boolean possible(Path path) {
    return Epoll.isAvailable() && path.toString().length() <= LONGEST_PATH;
  }

  /**
   * Waits for a successor at {@code path}: gives it {@code sockets} as soon as it connects, and has {@code to} told what it
   * says. Returns empty where that is not possible on this system.
   */
  public static Optional<Post> open(Path path, Sockets sockets, Correspondent to) throws IOException {
    if (!possible(path)) {
      return Optional.empty();
    }
    Files.deleteIfExists(path);
    MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1,
        new DefaultThreadFactory("weir-handover", true), EpollIoHandler.newFactory());
    var bound = new ServerBootstrap().group(loop).channel(EpollServerDomainSocketChannel.class)
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel successor) {
            Link.over(successor, to);
            successor.eventLoop().execute(() -> give(successor, sockets));
          }
        }).bind(new DomainSocketAddress(path.toString())).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException(path + ": cannot wait for a successor there: " + bound.cause().getMessage(),
          bound.cause());
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    return Optional.of(new Post(loop, path));
  }

  private static void give(Channel to, Sockets sockets) {
    var head = to.pipeline().firstContext();
    if (head != null) {
      // From before the first handler: descriptors are no bytes that could be framed.
      sockets.all().forEach(descriptor -> {
        var _ = head.write(new FileDescriptor(descriptor));
      });
      // The first one once more says that there are no others.
      var _ = head.writeAndFlush(new FileDescriptor(sockets.gateway()));
    }
  }

  /** Lets a successor put its own in this one's place, which only the path is about: what is connected stays so. */
  public void yieldPath() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Ends every link. */
  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2000);
  }
}
