package dev.weir.wire;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * How the operating system is spoken to.
 *
 * @param files what listens at Unix sockets
 */
record Transport(IoHandlerFactory loops, Class<? extends ServerChannel> servers,
    Class<? extends ServerChannel> files, Class<? extends Channel> clients) {

  /** A system property that names the one to take: {@code io_uring}, {@code epoll} or {@code nio}. */
  static final String CHOICE = "weir.transport";

  /** Completions that a loop may leave waiting: thousands of connections may end in one moment. Half a megabyte for each loop. */
  private static final int COMPLETIONS = 1 << 15;

  static {
    // A poll that stays armed tells of each change once. Netty drops what it tells while a receive is under way, and takes an
    // empty receive queue for all there is: a reset between the two is never heard of. A poll that is armed anew for each
    // receive looks at how things stand. Read once, when Netty's class is first used.
    System.setProperty("io.netty.iouring.pollAddMultishotEnabled", "false");
  }

  /**
   * Returns what {@link #CHOICE} names; otherwise epoll, or the JDK's selector where that is not to be had. Never io_uring of
   * itself: tunnels would pass through memory (docs/decisions/0007-epoll-before-io-uring.md).
   *
   * @throws IOException where what is named is unknown, or is not to be had here
   */
  static Transport best() throws IOException {
    return named(System.getProperty(CHOICE, ""));
  }

  /** Returns the one of this name, or the best where it is empty; throws as {@link #best} does. */
  static Transport named(String choice) throws IOException {
    return switch (choice) {
      case "" -> Epoll.isAvailable() ? epoll() : nio();
      case "io_uring" -> there(IoUring.isAvailable(), choice, ioUring());
      case "epoll" -> there(Epoll.isAvailable(), choice, epoll());
      case "nio" -> nio();
      default -> throw new IOException(
          CHOICE + " is \"" + choice
              + "\", which is no transport; make it one of io_uring, epoll and nio, or leave it out");
    };
  }

  /** Returns the one that can listen on sockets that another process has bound: io_uring's channels cannot. */
  static Transport inheriting() {
    return epoll();
  }

  /** Returns the address of a Unix socket, as these channels write it. */
  SocketAddress at(Path path) {
    return files == NioServerDomainSocketChannel.class
        ? UnixDomainSocketAddress.of(path)
        : new DomainSocketAddress(path.toString());
  }

  private static Transport there(boolean available, String choice, Transport transport) throws IOException {
    if (!available) {
      throw new IOException(
          CHOICE + " is " + choice + ", which this machine does not have or does not allow; leave it out");
    }
    return transport;
  }

  private static Transport ioUring() {
    return new Transport(IoUringIoHandler.newFactory(new IoUringIoHandlerConfig().setCqSize(COMPLETIONS)),
        IoUringServerSocketChannel.class, IoUringServerDomainSocketChannel.class,
        IoUringSocketChannel.class);
  }

  private static Transport epoll() {
    return new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class,
        EpollServerDomainSocketChannel.class,
        EpollSocketChannel.class);
  }

  private static Transport nio() {
    return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class,
        NioServerDomainSocketChannel.class,
        NioSocketChannel.class);
  }
}
