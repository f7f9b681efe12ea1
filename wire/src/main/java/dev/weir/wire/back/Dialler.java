package dev.weir.wire.back;

import dev.weir.model.Destination;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.HttpVersions;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.tls.UpstreamTls;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes connections on one loop, to the vetted address and no other. */
public final class Dialler {

  private final Loop loop;
  private final UpstreamTls tls;
  private final Berths berths;
  private final Pool pool = new Pool();
  private final Map<Pool.Key, Gathering> gatherings = new HashMap<>();
  private final Bootstrap bootstrap;

  public Dialler(Loop loop, Class<? extends Channel> channels, UpstreamTls tls, Berths berths) {
    this.loop = loop;
    this.berths = berths;
    berths.knows(loop, pool);
    this.tls = tls;
    bootstrap = new Bootstrap().group(loop.executor()).channel(channels)
        .option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, true);
  }

  /** Returns the loop that it dials on. */
  public Loop loop() {
    return loop;
  }

  /** Returns this loop's idle connections. */
  public Pool pool() {
    return pool;
  }

  /**
   * Finds a place for a request on a new connection, its TLS verified, within {@code patience}; where the destination has as
   * many as it may, once one of them ends or is idle. Where the upstream shares its connections, those who ask at the same
   * time wait for one.
   */
  public void dial(Pool.Key key, Destination.Vetted to, Duration patience, Dialled then) {
    Gathering others = gatherings.get(key);
    if (others != null) {
      others.add(then);
    } else if (pool.shares(key) || key.versions() == HttpVersions.TWO) {
      Gathering gathering = new Gathering(this, key, to, patience);
      gatherings.put(key, gathering);
      gathering.add(then);
      berth(key, to, patience, gathering);
    } else {
      berth(key, to, patience, then);
    }
  }

  /** A connection that several waited for was made, or not. */
  void landed(Pool.Key key) {
    gatherings.remove(key);
  }

  private void berth(Pool.Key key, Destination.Vetted to, Duration patience, Dialled then) {
    berths.ask(new Applicant(berths, loop, destination(to), key, new Turn() {
      @Override
      public void dial() {
        connect(key, to, patience, then);
      }

      @Override
      public void take(UpstreamConnection idle) {
        then.ready(idle);
      }

      @Override
      public void failed(UpstreamFault fault) {
        then.failed(fault);
      }
    }));
  }

  private void connect(Pool.Key key, Destination.Vetted to, Duration patience, Dialled then) {
    Dialling dialling = new Dialling(new Mooring(loop, pool, berths, destination(to), key), then,
        tls::explain,
        patience);
    SslHandler secured;
    try {
      secured = key.scheme() == Scheme.HTTPS
          ? tls.handler(ByteBufAllocator.DEFAULT, to, key.tls(), key.versions() != HttpVersions.ONE)
          : null;
    } catch (IOException e) {
      berths.leave(destination(to));
      then.failed(UpstreamFault.bad("its TLS rule cannot be used: the log tells why"));
      return;
    }
    ChannelFuture connecting = configured(patience).handler(new Starting(dialling, secured))
        .connect(address(to));
    connecting.channel().closeFuture().addListener(_ -> berths.leave(destination(to)));
    connecting.addListener(done -> dialling.connected(done.isSuccess() ? null : done.cause()));
  }

  /**
   * Makes a plain connection that reads nothing until it is told to, for bytes that are nobody's to read; {@code otherwise} is
   * told where there are too many already.
   */
  public void open(Destination.Vetted to, Duration patience, Consumer<ChannelFuture> then,
      Consumer<UpstreamFault> otherwise) {
    berths.ask(new Applicant(berths, loop, destination(to), null, new Turn() {
      @Override
      public void dial() {
        ChannelFuture connecting = configured(patience).option(ChannelOption.AUTO_READ, false)
            .handler(new Waiting()).connect(address(to));
        connecting.channel().closeFuture().addListener(_ -> berths.leave(destination(to)));
        then.accept(connecting);
      }

      @Override
      public void take(UpstreamConnection idle) {
        throw new IllegalStateException("a connection that has carried requests is no tunnel");
      }

      @Override
      public void failed(UpstreamFault fault) {
        otherwise.accept(fault);
      }
    }));
  }

  /** Hosts that no destination lists are one destination each. */
  private static String destination(Destination.Vetted to) {
    return to.name().equals(Destination.UNLISTED) ? to.host().toString() : to.name();
  }

  private Bootstrap configured(Duration patience) {
    int millis = Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE);
    return bootstrap.clone().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis);
  }

  private static InetSocketAddress address(Destination.Vetted to) {
    return new InetSocketAddress(to.dialOnly().toInet(), to.port());
  }

  /** Holds the place of the handler that comes once there is a connection. */
  private static final class Waiting extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.fireChannelActive();
      ctx.pipeline().remove(this);
    }
  }
}
