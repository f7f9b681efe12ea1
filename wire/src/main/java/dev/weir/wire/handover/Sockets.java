package dev.weir.wire.handover;

import dev.weir.model.settings.Listen;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Listening sockets as the kernel counts them: file descriptors of this process.
 *
 * @param callers those of callers' own ports, in the order of {@link Listen#callers}
 */
public record Sockets(int gateway, int proxy, List<Integer> callers) {
  public Sockets {
    callers = List.copyOf(callers);
  }

  /** Returns all of them: the gateway's, the proxy's, the callers'. */
  List<Integer> all() {
    return Stream.concat(Stream.of(gateway, proxy), callers.stream()).toList();
  }

  /** Returns whether they listen where {@code listen} says; any port will do where it leaves that open. */
  public boolean listenAt(Listen listen) {
    List<Listen.Socket> wanted = List.copyOf(listen.callers().values());
    return isAt(gateway, listen.gateway()) && isAt(proxy, listen.proxy()) && wanted.size() == callers.size()
        && IntStream.range(0, wanted.size()).allMatch(i -> isAt(callers.get(i), wanted.get(i)));
  }

  /** Returns where the socket of {@code descriptor} listens. */
  static InetSocketAddress address(int descriptor) {
    return new EpollServerSocketChannel(descriptor).localAddress();
  }

  private static boolean isAt(int descriptor, Listen.Socket wanted) {
    InetSocketAddress address = address(descriptor);
    return address.getAddress().equals(wanted.ip().toInet())
        && (wanted.port() == 0 || wanted.port() == address.getPort());
  }
}
