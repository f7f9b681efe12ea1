package dev.weir.bench.compare;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Drives proxies over HTTP/1.1, with as many connections as it is told. wrk does not speak CONNECT, and counts no
 * latency from when a request was due; this one does both.
 */
final class LoadClient implements AutoCloseable {
  /** Long enough for all connections to be open, and for those of the round before to be gone. */
  private static final Duration SETTLE = Duration.ofMillis(300);
  private static final Duration OPENING = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(100);

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final int connections;

  /** What a round lasts for. */
  @FunctionalInterface
  interface Span {
    void pass() throws Exception;
  }

  /** @param connections how many a load has; of those that only wait, how many are opened at a time */
  LoadClient(int connections) {
    this.connections = connections;
  }

  /** Drives one proxy for as long as {@code span} takes to pass, and returns what was seen of it. */
  Round drive(Script script, Pace pace, Span span, CpuClock proxy) throws Exception {
    return drive(new Load(loop.next(), script, pace), connections, span, proxy);
  }

  /** Opens {@code wanted} connections, holds them for {@code time}, and returns what they had cost by then. */
  Round hold(Script script, int wanted, Duration time, CpuClock proxy) throws Exception {
    int first = Math.min(wanted, connections);
    Silence silence = new Silence(wanted - first);
    Load load = new Load(loop.next(), script, silence);
    return drive(load, first, () -> {
      long until = System.nanoTime() + OPENING.toNanos();
      while (onLoop(silence::open) < wanted && System.nanoTime() < until) {
        Thread.sleep(POLL);
      }
      Thread.sleep(time);
      onLoop(() -> silence.missed(wanted));
    }, proxy);
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }

  private Round drive(Load load, int lines, Span span, CpuClock proxy) throws Exception {
    try {
      onLoop(() -> load.begin(lines));
      Thread.sleep(SETTLE);
      onLoop(load::swap);
      long cpu = proxy.micros();
      long from = System.nanoTime();
      span.pass();
      Tally seen = onLoop(load::swap);
      return Round.of(seen, System.nanoTime() - from, proxy.micros() - cpu, proxy.memory());
    } finally {
      onLoop(load::end);
      Thread.sleep(SETTLE);
      load.close();
    }
  }

  private <T> T onLoop(Callable<T> task) throws Exception {
    return loop.submit(task).get(10, TimeUnit.SECONDS);
  }
}
