package dev.weir.wire;

import dev.weir.gateway.Line;
import dev.weir.model.Credentials;
import dev.weir.model.settings.Listen;
import dev.weir.wire.back.Dialler;
import dev.weir.wire.front.ClientConnection;
import dev.weir.wire.front.ClientStreams;
import dev.weir.wire.front.Door;
import dev.weir.wire.front.House;
import dev.weir.wire.front.Station;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.tls.Leaves;
import dev.weir.wire.tls.UpstreamTls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The gateway's port and the forward proxy's: every request on them is given to one line. */
public final class WireServer implements AutoCloseable {

  private static final int BACKLOG = 4096;

  private final WireConfig config;
  private final MultiThreadIoEventLoopGroup loops;
  private final Transport transport;
  private final House house;
  private final IdentityHashMap<EventLoop, Station> stations = new IdentityHashMap<>();
  private @Nullable Channel gateway;
  private @Nullable Channel proxy;

  private WireServer(WireConfig config, House house, UpstreamTls tls) {
    this.config = config;
    this.house = house;
    transport = Transport.best();
    loops = new MultiThreadIoEventLoopGroup(config.loops(), new DefaultThreadFactory("weir-wire"),
        transport.loops());
    for (EventExecutor executor : loops) {
      Loop loop = new Loop((EventLoop) executor, config.limits());
      stations.put(loop.executor(), new Station(house, loop, new Dialler(loop, transport.clients(), tls)));
    }
  }

  /**
   * Returns a server that listens on both ports.
   *
   * @throws IOException where a port cannot be had; says which one and what to do
   */
  public static WireServer start(WireConfig config, Line line, Leaves leaves, UpstreamTls upstreamTls,
      Credentials credentials)
      throws IOException {
    House house = new House(line, leaves, credentials, new DefaultChannelGroup(GlobalEventExecutor.INSTANCE),
        new AtomicBoolean());
    WireServer server = new WireServer(config, house, upstreamTls);
    try {
      server.gateway = server.listen("gateway", config.gateway(), new Door.Gateway());
      server.proxy = server.listen("proxy", config.proxy(), new Door.Proxy());
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Returns where the gateway listens. */
  public SocketAddress gatewayAddress() {
    return address(gateway);
  }

  /** Returns where the forward proxy listens. */
  public SocketAddress proxyAddress() {
    return address(proxy);
  }

  /** Listens no more, lets the calls in flight end within the time of grace, then cuts. */
  @Override
  public void close() {
    house.closing().set(true);
    stop(gateway);
    stop(proxy);
    for (Channel client : house.clients()) {
      client.eventLoop().execute(() -> closeIfIdle(client));
    }
    house.clients().newCloseFuture().awaitUninterruptibly(config.limits().grace().toMillis());
    house.clients().close().awaitUninterruptibly(1000);
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

  private Channel listen(String name, Listen.Socket at, Door door) throws IOException {
    ChannelFuture bound = new ServerBootstrap().group(loops).channel(transport.servers())
        .option(ChannelOption.SO_REUSEADDR, true).option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.TCP_NODELAY, true).childHandler(new Arriving(door))
        .bind(new InetSocketAddress(at.ip().toInet(), at.port())).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + at + " for the " + name + ": " + reason(bound.cause())
          + "; stop what listens there, or set listen." + name + " to another address and port",
          bound.cause());
    }
    return bound.channel();
  }

  private static String reason(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    return text.contains("in use") ? "the port is taken" : text;
  }

  /** Gives a new client's connection to its loop's station. */
  private final class Arriving extends ChannelInitializer<Channel> {
    private final Door door;

    Arriving(Door door) {
      this.door = door;
    }

    @Override
    protected void initChannel(Channel channel) {
      Station station = stations.get(channel.eventLoop());
      if (station == null) {
        throw new IllegalStateException("a loop without a station");
      }
      house.clients().add(channel);
      channel.pipeline().addLast(new ClientConnection(station, door));
    }
  }
}
