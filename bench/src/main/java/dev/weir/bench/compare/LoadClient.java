package dev.weir.bench.compare;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * A closed loop: as many connections as it is told, each of which asks again as soon as it is answered. wrk and
 * h2load do not speak CONNECT; this one does.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection, which is seen
final class LoadClient implements AutoCloseable {
  /** Long enough for all connections to be open, and for those of the round before to be gone. */
  private static final Duration SETTLE = Duration.ofMillis(300);
  private static final long RETRY_MILLIS = 50;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final int connections;

  LoadClient(int connections) {
    this.connections = connections;
  }

  /** Drives one proxy for {@code time} and returns what was seen of it. */
  Round drive(Script script, Duration time, CpuClock proxy) throws Exception {
    Load load = new Load(script);
    try {
      onLoop(() -> load.begin(connections));
      Thread.sleep(SETTLE);
      onLoop(load::swap);
      long cpu = proxy.micros();
      long from = System.nanoTime();
      Thread.sleep(time);
      Tally seen = onLoop(load::swap);
      return Round.of(seen, System.nanoTime() - from, proxy.micros() - cpu);
    } finally {
      onLoop(load::end);
      Thread.sleep(SETTLE);
      load.channels.close();
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }

  private <T> T onLoop(Callable<T> task) throws Exception {
    return loop.submit(task).get(10, TimeUnit.SECONDS);
  }

  /** The connections to one proxy. All of it runs on the client's loop. */
  final class Load {
    private final Script script;
    private final Bootstrap bootstrap = new Bootstrap();
    private final ChannelGroup channels = new DefaultChannelGroup(loop.next());
    private Tally tally = new Tally();
    private boolean ending;

    Load(Script script) {
      this.script = script;
      bootstrap.group(loop).channel(EpollSocketChannel.class).option(ChannelOption.TCP_NODELAY, true)
          .handler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
              channels.add(channel);
              Opening.prepare(channel, script, Load.this);
            }
          });
    }

    Tally tally() {
      return tally;
    }

    boolean ending() {
      return ending;
    }

    void open() {
      if (!ending) {
        bootstrap.connect(InetAddress.getLoopbackAddress(), script.port()).addListener(connected -> {
          if (!connected.isSuccess()) {
            tally.failed("refused");
            openLater();
          }
        });
      }
    }

    /** A proxy that refuses would otherwise be asked without pause. */
    void openLater() {
      loop.schedule(this::open, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private boolean begin(int count) {
      for (int i = 0; i < count; i++) {
        open();
      }
      return true;
    }

    private Tally swap() {
      Tally seen = tally;
      tally = new Tally();
      return seen;
    }

    /** Lets each connection have its answer and then close by itself. */
    private boolean end() {
      ending = true;
      return true;
    }
  }
}
