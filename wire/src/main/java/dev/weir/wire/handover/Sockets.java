package dev.weir.wire.handover;

import dev.weir.model.settings.Listen;
import dev.weir.wire.unix.SocketPath;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Listening sockets as the kernel counts them: file descriptors of this process.
 *
 * @param owned callers' own: the ports in the order of {@link Listen#callers}, then those of {@link Listen#files} in theirs
 */
public record Sockets(int gateway, int proxy, List<Integer> owned) {
  public Sockets {
    owned = List.copyOf(owned);
  }

  /** Returns all of them: the gateway's, the proxy's, the callers'. */
  List<Integer> all() {
    return Stream.concat(Stream.of(gateway, proxy), owned.stream()).toList();
  }

  /** Returns whether they listen where {@code listen} says; any port will do where it leaves that open. */
  public boolean listenAt(Listen listen) {
    List<Listen.Socket> ports = List.copyOf(listen.callers().values());
    List<Listen.SocketFile> files = listen.files();
    return isAt(gateway, listen.gateway()) && isAt(proxy, listen.proxy())
        && owned.size() == ports.size() + files.size()
        && IntStream.range(0, ports.size()).allMatch(i -> isAt(owned.get(i), ports.get(i)))
        && IntStream.range(0, files.size()).allMatch(i -> isAt(owned.get(ports.size() + i), files.get(i)));
  }

  /** Returns where the socket of {@code descriptor} listens; of a Unix socket an address that none has. */
  static InetSocketAddress address(int descriptor) {
    return new EpollServerSocketChannel(descriptor).localAddress();
  }

  private static boolean isAt(int descriptor, Listen.Socket wanted) {
    InetSocketAddress address = address(descriptor);
    return address.getAddress().equals(wanted.ip().toInet())
        && (wanted.port() == 0 || wanted.port() == address.getPort());
  }

  private static boolean isAt(int descriptor, Listen.SocketFile wanted) {
    DomainSocketAddress bound = new Socket(descriptor).localDomainSocketAddress();
    return bound != null && new SocketPath(wanted).wasBoundAt(bound.path());
  }
}
