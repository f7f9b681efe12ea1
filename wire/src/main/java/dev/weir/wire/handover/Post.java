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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Where a successor asks a running process for its listening sockets: a socket of its own in the file system, for its owner only. */
public final class Post implements AutoCloseable {

  /** What fits into the kernel's {@code sun_path}. */
  private static final int LONGEST_PATH = 107;
  /** What a path is longer by until somebody listens behind it. */
  private static final int APART = 5;

  private final MultiThreadIoEventLoopGroup loop;
  private final Path path;
  private boolean ours = true;

  private Post(MultiThreadIoEventLoopGroup loop, Path path) {
    this.loop = loop;
    this.path = path;
  }

  /** Returns whether processes on this system can hand sockets over, at {@code path}. */
  public static boolean possible(Path path) {
    return Epoll.isAvailable() && path.toString().length() + APART <= LONGEST_PATH;
  }

  /**
   * Waits for a successor at {@code path}: gives it {@code sockets} as soon as it connects, and has {@code to} told what it
   * says. Returns empty where that is not possible on this system.
   */
  public static Optional<Post> open(Path path, Sockets sockets, Correspondent to) throws IOException {
    if (!possible(path)) {
      return Optional.empty();
    }
    Path apart = apart(path);
    MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1,
        new DefaultThreadFactory("weir-handover", true), EpollIoHandler.newFactory());
    var bound = new ServerBootstrap().group(loop).channel(EpollServerDomainSocketChannel.class)
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel successor) {
            Link.over(successor, to);
            successor.eventLoop().execute(() -> give(successor, sockets));
          }
        }).bind(new DomainSocketAddress(apart.toString())).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException(path + ": cannot wait for a successor there: " + bound.cause().getMessage(),
          bound.cause());
    }
    Files.setPosixFilePermissions(apart, PosixFilePermissions.fromString("rw-------"));
    Files.move(apart, path, StandardCopyOption.ATOMIC_MOVE);
    return Optional.of(new Post(loop, path));
  }

  /**
   * Returns where to bind before the path itself is taken. Netty deletes the path that a socket was bound at when it closes, which may
   * be long after a successor has taken it.
   */
  private static Path apart(Path path) {
    String suffix = Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
    return path.resolveSibling(path.getFileName() + "." + suffix);
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

  /** Leaves the path to a successor; what is connected stays so. */
  public synchronized void yieldPath() throws IOException {
    if (ours) {
      ours = false;
      Files.deleteIfExists(path);
    }
  }

  /** Ends every link, and leaves nothing at the path that is still this one's. */
  @Override
  public void close() throws IOException {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2000);
    yieldPath();
  }
}
