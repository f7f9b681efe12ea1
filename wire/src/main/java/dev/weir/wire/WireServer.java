package dev.weir.wire;

import dev.weir.gateway.Line;
import dev.weir.wire.back.Berths;
import dev.weir.wire.back.Dialler;
import dev.weir.wire.errand.Keychain;
import dev.weir.wire.errand.Means;
import dev.weir.wire.front.ClientConnection;
import dev.weir.wire.front.ClientStreams;
import dev.weir.wire.front.Door;
import dev.weir.wire.front.House;
import dev.weir.wire.front.Peer;
import dev.weir.wire.front.Station;
import dev.weir.wire.front.TurnedAway;
import dev.weir.wire.guard.Guard;
import dev.weir.wire.guard.Memory;
import dev.weir.wire.guard.Shed;
import dev.weir.wire.handover.Sockets;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.tls.Entrance;
import dev.weir.wire.tls.Leaves;
import dev.weir.wire.tls.UpstreamTls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The gateway's port and the forward proxy's: every request on them is given to one line. */
public final class WireServer implements AutoCloseable {

  private final WireConfig config;
  private final MultiThreadIoEventLoopGroup loops;
  private final Berths berths;
  private final House house;
  private final IdentityHashMap<EventLoop, Station> stations = new IdentityHashMap<>();
  private final Optional<Entrance> entrance;
  private final Listeners listeners;

  private WireServer(WireConfig config, House house, UpstreamTls tls, Transport transport,
      Optional<Entrance> entrance) {
    this.config = config;
    this.house = house;
    this.entrance = entrance;
    loops = new MultiThreadIoEventLoopGroup(config.loops(), new DefaultThreadFactory("weir-wire"),
        transport.loops());
    berths = new Berths(config.upstreams());
    for (EventExecutor executor : loops) {
      Loop loop = new Loop((EventLoop) executor, config.limits());
      stations.put(loop.executor(),
          new Station(house, loop, new Dialler(loop, transport.clients(), tls, berths)));
    }
    listeners = new Listeners(config.listen(), loops, transport, Arriving::new);
  }

  /**
   * Returns a server that listens on both ports.
   *
   * @throws IOException where a port cannot be had; says which one and what to do
   */
  public static WireServer start(WireConfig config, Line line, Leaves leaves, UpstreamTls upstreamTls,
      Means means) throws IOException {
    return start(config, line, leaves, upstreamTls, means, Optional.empty());
  }

  /**
   * Returns a server that listens on {@code inherited}, sockets that another process has listened on, or where there are none on
   * both ports of the configuration.
   *
   * @throws IOException where a port cannot be had, or an inherited one is not the configuration's
   */
  public static WireServer start(WireConfig config, Line line, Leaves leaves, UpstreamTls upstreamTls,
      Means means, Optional<Sockets> inherited) throws IOException {
    Guard guard = new Guard(config.crowd(), Memory.bodies(config.memoryBytes()), Memory.buffers());
    House house = new House(line, leaves, new Keychain(means),
        new DefaultChannelGroup(GlobalEventExecutor.INSTANCE),
        new AtomicBoolean(), new AtomicBoolean(), guard);
    Transport transport = inherited.isPresent() ? Transport.inheriting() : Transport.best();
    Optional<Entrance> entrance = config.listen().tls().isPresent()
        ? Optional.of(Entrance.open(config.listen().tls().get()))
        : Optional.empty();
    WireServer server = new WireServer(config, house, upstreamTls, transport, entrance);
    try {
      if (inherited.isPresent()) {
        server.listeners.adopt(inherited.get());
      } else {
        server.listeners.open();
      }
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Returns where the gateway listens. */
  public SocketAddress gatewayAddress() {
    return listeners.gateway();
  }

  /** Returns where the forward proxy listens. */
  public SocketAddress proxyAddress() {
    return listeners.proxy();
  }

  /**
   * Listens on a port more, of loopback and in the plain: a forward proxy for one caller that can show nothing, such as a program
   * that knows a proxy by its address only. Whoever is told of the port is taken for {@code caller}.
   *
   * @throws IOException where no port is to be had
   */
  public InetSocketAddress portOf(String caller) throws IOException {
    return listeners.lend(caller);
  }

  /** Returns the measure of what clients take. */
  public Guard guard() {
    return house.guard();
  }

  /** Returns the connections to upstreams. */
  public Berths berths() {
    return berths;
  }

  /** Listens no more, and says on every answer from now on that its connection ends. Returns at once. */
  public void leave() {
    house.closing().set(true);
    listeners.stop();
    for (Channel client : house.clients()) {
      client.eventLoop().execute(() -> closeIfIdle(client));
    }
  }

  /** Leaves to another process, which listens at the same paths. */
  public void leaveToAnother() {
    listeners.keepPaths();
    leave();
  }

  /** Leaves, and returns once every call in flight has ended, or the time of grace. */
  public void drain() {
    leave();
    house.clients().newCloseFuture().awaitUninterruptibly(config.limits().grace().toMillis());
  }

  /** Drains, then cuts. */
  @Override
  public void close() {
    drain();
    listeners.close();
    house.cut().set(true);
    house.clients().close().awaitUninterruptibly(1000);
    entrance.ifPresent(Entrance::close);
    loops.shutdownGracefully(0, 1000, TimeUnit.MILLISECONDS).awaitUninterruptibly(2000);
  }

  private static void closeIfIdle(Channel client) {
    ClientConnection connection = client.pipeline().get(ClientConnection.class);
    if (connection != null) {
      connection.closeIfIdle();
    }
    ClientStreams streams = client.pipeline().get(ClientStreams.class);
    if (streams != null) {
      streams.leave();
    }
  }

  /** Returns what this server listens on, for a process that takes over from it; empty where this system has no such thing. */
  public Optional<Sockets> sockets() {
    return listeners.sockets();
  }

  private SslHandler secured(Entrance tls, Channel channel) {
    SslHandler handler = tls.handler(channel.alloc());
    handler.setHandshakeTimeoutMillis(config.limits().handshake().toMillis());
    return handler;
  }

  /** Gives a new client's connection to its loop's station. */
  private final class Arriving extends ChannelInitializer<Channel> {
    private final Door door;
    private final Optional<Entrance> tls;

    Arriving(Door door, boolean secured) {
      this.door = door;
      this.tls = secured ? entrance : Optional.empty();
    }

    @Override
    protected void initChannel(Channel channel) {
      Station station = stations.get(channel.eventLoop());
      if (station == null) {
        throw new IllegalStateException("a loop without a station");
      }
      InetAddress from = Peer.of(channel).toInet();
      Optional<Shed> refused = house.guard().enter(from);
      if (refused.isPresent()) {
        channel.pipeline().addLast(new TurnedAway(station.loop(), refused.get()));
        return;
      }
      channel.closeFuture().addListener(_ -> house.guard().leave(from));
      house.clients().add(channel);
      tls.ifPresent(shown -> channel.pipeline().addLast(secured(shown, channel)));
      channel.pipeline().addLast(new ClientConnection(station, door));
    }
  }
}
