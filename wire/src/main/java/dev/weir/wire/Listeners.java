package dev.weir.wire;

import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Listen.SocketFile;
import dev.weir.wire.front.Door;
import dev.weir.wire.handover.Sockets;
import dev.weir.wire.unix.SocketPath;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Where clients come in: the ports and Unix sockets of gateway and proxy. */
final class Listeners {

  private static final int BACKLOG = 4096;

  /** Gives what receives the connections of one door. */
  interface Welcome {

    /** @param secured whether TLS is spoken there, if it is anywhere */
    ChannelHandler at(Door door, boolean secured);
  }

  private final Listen at;
  private final EventLoopGroup loops;
  private final Transport transport;
  private final Welcome welcome;
  private @Nullable Channel gateway;
  private @Nullable Channel proxy;
  /** Callers' own, as the configuration says. */
  private final List<Channel> owned = new ArrayList<>();
  /** Callers' own ports, opened since. */
  private final List<Channel> lent = new CopyOnWriteArrayList<>();
  private final List<SocketPath> paths = new CopyOnWriteArrayList<>();

  Listeners(Listen at, EventLoopGroup loops, Transport transport, Welcome welcome) {
    this.at = at;
    this.loops = loops;
    this.transport = transport;
    this.welcome = welcome;
  }

  /** Listens wherever the configuration says; throws where that is not to be had, and says what to do. */
  void open() throws IOException {
    gateway = port("gateway", at.gateway(), Door.Gateway.EVERYBODYS, true);
    proxy = port("proxy", at.proxy(), Door.Proxy.EVERYBODYS, true);
    for (Map.Entry<String, Listen.Socket> own : at.callers().entrySet()) {
      String caller = own.getKey();
      owned.add(port("callers." + caller, own.getValue(), Door.Proxy.of(caller), true));
    }
    for (SocketFile file : at.files()) {
      owned.add(path(file));
    }
  }

  /** Listens on what another process has listened on. */
  void adopt(Sockets inherited) throws IOException {
    gateway = adopt(new EpollServerSocketChannel(inherited.gateway()), Door.Gateway.EVERYBODYS, true);
    proxy = adopt(new EpollServerSocketChannel(inherited.proxy()), Door.Proxy.EVERYBODYS, true);
    Iterator<Integer> descriptors = inherited.owned().iterator();
    for (String caller : at.callers().keySet()) {
      owned.add(adopt(new EpollServerSocketChannel(descriptors.next()), Door.Proxy.of(caller), true));
    }
    for (SocketFile file : at.files()) {
      owned.add(adopt(new EpollServerDomainSocketChannel(descriptors.next(), true), door(file), false));
      paths.add(new SocketPath(file));
    }
  }

  /** Opens a port of the proxy, of loopback and in the plain, that is {@code caller}'s alone. */
  InetSocketAddress lend(String caller) throws IOException {
    Channel own = port("callers." + caller, new Listen.Socket(Ip.of(InetAddress.getLoopbackAddress()), 0),
        Door.Proxy.of(caller), false);
    lent.add(own);
    return (InetSocketAddress) own.localAddress();
  }

  SocketAddress gateway() {
    return address(gateway);
  }

  SocketAddress proxy() {
    return address(proxy);
  }

  /** Returns what is listened on, for a process that takes over; empty where this system has no such thing. */
  Optional<Sockets> sockets() {
    return gateway instanceof UnixChannel one && proxy instanceof UnixChannel two
        ? Optional.of(new Sockets(descriptor(one), descriptor(two),
            owned.stream().map(own -> descriptor((UnixChannel) own)).toList()))
        : Optional.empty();
  }

  /** Leaves the paths of Unix sockets where they are: another process listens there. */
  void keepPaths() {
    paths.clear();
  }

  /** Listens no more. */
  void stop() {
    stop(gateway);
    stop(proxy);
    owned.forEach(Listeners::stop);
    lent.forEach(Listeners::stop);
  }

  /** Removes the paths behind which nobody listens any more; what cannot be removed is replaced by whoever listens next. */
  void close() {
    for (SocketPath path : paths) {
      try {
        path.remove();
      } catch (IOException e) {
        System.getLogger(Listeners.class.getName()).log(System.Logger.Level.WARNING, "cannot remove {0}: {1}",
            path.file().path(), e.getMessage());
      }
    }
    paths.clear();
  }

  private static int descriptor(UnixChannel channel) {
    return channel.fd().intValue();
  }

  private static void stop(@Nullable Channel server) {
    if (server != null) {
      server.close().awaitUninterruptibly(1000);
    }
  }

  private static SocketAddress address(@Nullable Channel server) {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server.localAddress();
  }

  private ServerBootstrap bootstrap(Door door, boolean secured) {
    return new ServerBootstrap().group(loops).option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childHandler(welcome.at(door, secured));
  }

  private static ServerBootstrap ofPorts(ServerBootstrap bootstrap) {
    return bootstrap.option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, true);
  }

  private static Door door(SocketFile file) {
    return switch (file.manner()) {
      case GATEWAY -> new Door.Gateway(Optional.of(file.caller()));
      case PROXY -> Door.Proxy.of(file.caller());
    };
  }

  private Channel adopt(ServerChannel inherited, Door door, boolean port) throws IOException {
    ServerBootstrap bootstrap = bootstrap(door, port);
    ChannelFuture registered = (port ? ofPorts(bootstrap) : bootstrap).channelFactory(() -> inherited)
        .register()
        .awaitUninterruptibly();
    if (!registered.isSuccess()) {
      throw new IOException("cannot listen on an inherited socket: " + registered.cause().getMessage(),
          registered.cause());
    }
    return registered.channel();
  }

  private Channel port(String name, Listen.Socket where, Door door, boolean secured) throws IOException {
    ChannelFuture bound = ofPorts(bootstrap(door, secured)).channel(transport.servers())
        .bind(new InetSocketAddress(where.ip().toInet(), where.port())).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + where + " for the " + name + ": " + reason(bound.cause())
          + "; stop what listens there, or set listen." + name + " to another address and port",
          bound.cause());
    }
    return bound.channel();
  }

  private static String reason(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    return text.contains("in use") ? "the port is taken" : text;
  }

  private Channel path(SocketFile file) throws IOException {
    SocketPath path = new SocketPath(file);
    try {
      Path apart = path.prepare();
      ChannelFuture bound = bootstrap(door(file), false).channel(transport.files())
          .bind(transport.at(apart)).awaitUninterruptibly();
      if (!bound.isSuccess()) {
        path.abandon(apart);
        throw new IOException(bound.cause().getMessage(), bound.cause());
      }
      path.open(apart);
      paths.add(path);
      return bound.channel();
    } catch (IOException e) {
      throw new IOException(
          "cannot listen at " + file.path() + " for " + file.caller() + ": " + e.getMessage()
              + "; remove what is there, or set listen.sockets." + file.caller() + " to another path",
          e);
    }
  }
}
