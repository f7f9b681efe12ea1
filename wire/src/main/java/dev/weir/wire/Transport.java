package dev.weir.wire;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;

/** How the operating system is spoken to. */
record Transport(IoHandlerFactory loops, Class<? extends ServerChannel> servers,
    Class<? extends Channel> clients) {

  /** A system property that names the one to take: {@code io_uring}, {@code epoll} or {@code nio}. */
  static final String CHOICE = "weir.transport";

  /**
   * Returns what {@link #CHOICE} names. Otherwise the cheapest that there is: io_uring, which many containers forbid, then
   * epoll, then the JDK's selector.
   *
   * @throws IllegalStateException where what is named is unknown, or is not to be had here
   */
  static Transport best() {
    String choice = System.getProperty(CHOICE, "");
    return switch (choice) {
      case "" -> IoUring.isAvailable() ? ioUring() : Epoll.isAvailable() ? epoll() : nio();
      case "io_uring" -> there(IoUring.isAvailable(), choice, ioUring());
      case "epoll" -> there(Epoll.isAvailable(), choice, epoll());
      case "nio" -> nio();
      default -> throw new IllegalStateException(
          CHOICE + " is \"" + choice + "\"; it is one of io_uring, epoll and nio");
    };
  }

  private static Transport there(boolean available, String choice, Transport transport) {
    if (!available) {
      throw new IllegalStateException(
          CHOICE + " is " + choice + ", which this machine does not have or does not allow; leave it out");
    }
    return transport;
  }

  private static Transport ioUring() {
    return new Transport(IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class,
        IoUringSocketChannel.class);
  }

  private static Transport epoll() {
    return new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class,
        EpollSocketChannel.class);
  }

  private static Transport nio() {
    return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);
  }
}
