package dev.weir.wire.handover;

import dev.weir.model.settings.Listen;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.net.InetSocketAddress;

/** Listening sockets as the kernel counts them: file descriptors of this process. */
public record Sockets(int gateway, int proxy) {

  /** Returns whether they listen where {@code listen} says; any port will do where it leaves that open. */
  public boolean listenAt(Listen listen) {
    return isAt(gateway, listen.gateway()) && isAt(proxy, listen.proxy());
  }

  private static boolean isAt(int descriptor, Listen.Socket wanted) {
    InetSocketAddress address = new EpollServerSocketChannel(descriptor).localAddress();
    return address.getAddress().equals(wanted.ip().toInet())
        && (wanted.port() == 0 || wanted.port() == address.getPort());
  }
}
