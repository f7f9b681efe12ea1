package dev.weir.bench.compare;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/** The connections to one proxy. All of it runs on the client's loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection, which is seen
final class Load {
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final EventLoop loop;
  private final Script script;
  private final Pace pace;
  private final Bootstrap bootstrap = new Bootstrap();
  private final ChannelGroup channels;
  private Tally tally = new Tally();
  private boolean ending;

  Load(EventLoop loop, Script script, Pace pace) {
    this.loop = loop;
    this.script = script;
    this.pace = pace;
    this.channels = new DefaultChannelGroup(loop);
    bootstrap.group(loop).channel(EpollSocketChannel.class).option(ChannelOption.TCP_NODELAY, true)
        .handler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channels.add(channel);
            Opening.prepare(channel, script, Load.this);
          }
        });
  }

  /** Dials {@code connections}; returns itself, as a task for the loop has to return something. */
  Load begin(int connections) {
    pace.begin(this);
    for (int i = 0; i < connections; i++) {
      open();
    }
    return this;
  }

  Pace pace() {
    return pace;
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
    after(RETRY_NANOS, this::open);
  }

  /** Runs {@code task} in {@code nanos}, unless the load ends before. */
  void after(long nanos, Runnable task) {
    loop.schedule(() -> {
      if (!ending) {
        task.run();
      }
    }, nanos, TimeUnit.NANOSECONDS);
  }

  /** Returns what was seen since the last time. */
  Tally swap() {
    Tally seen = tally;
    tally = new Tally();
    return seen;
  }

  /** Lets each connection have its answer and then close by itself. */
  Load end() {
    ending = true;
    return this;
  }

  /** Closes what is still open. */
  void close() {
    channels.close().awaitUninterruptibly(10, TimeUnit.SECONDS);
  }
}
