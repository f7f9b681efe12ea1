package dev.weir.bench.compare;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Slowloris: connections that each begin a request, and go on with it by a byte of a header every so often, without
 * an end.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection, which is seen
final class Attackers implements AutoCloseable {
  /** Dialled together; a queue of connections that have not been accepted would hold no more. */
  private static final int VOLLEY = 100;
  private static final long VOLLEY_MILLIS = 10;
  private static final long POLL_MILLIS = 100;
  private static final ByteBuf BEGINNING = ascii("POST /v1/chat HTTP/1.1\r\nHost: up.bench.test\r\nX-Slow: ");
  private static final ByteBuf DRIP = ascii("a");

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final int port;
  private final Duration drip;
  private final Histogram lives = new Histogram();
  private int wanted;
  private int dialling;
  private int open;
  private int refused;

  /**
   * What has become of them.
   *
   * @param refused could not connect at all
   * @param open stand still
   * @param lives of those that were closed by the other side
   */
  record Seen(int refused, int open, Histogram lives) {}

  /** @param drip between two bytes of one connection */
  Attackers(int port, Duration drip) {
    this.port = port;
    this.drip = drip;
  }

  /** Begins to dial {@code count} connections. */
  void begin(int count) throws Exception {
    loop.submit(() -> {
      wanted = count;
      volley();
    }).get(10, TimeUnit.SECONDS);
  }

  /** Waits until all have been closed, but for no longer than {@code limit}. */
  void await(Duration limit) throws Exception {
    long until = System.nanoTime() + limit.toNanos();
    while (seen().open() > 0 && System.nanoTime() < until) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Returns what has become of them so far; those that have not yet connected count as open. */
  Seen seen() throws Exception {
    return loop.submit(() -> new Seen(refused, wanted + dialling + open, lives)).get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
  }

  private void volley() {
    Bootstrap bootstrap = new Bootstrap().group(loop).channel(EpollSocketChannel.class)
        .handler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new Attacker());
          }
        });
    for (int i = 0; i < VOLLEY && wanted > 0; i++) {
      wanted--;
      dialling++;
      bootstrap.connect(InetAddress.getLoopbackAddress(), port).addListener(connected -> {
        dialling--;
        if (!connected.isSuccess()) {
          refused++;
        }
      });
    }
    if (wanted > 0) {
      loop.schedule(this::volley, VOLLEY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static ByteBuf ascii(String text) {
    return Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  /** One of them. What it is answered, it does not care. */
  private final class Attacker extends SimpleChannelInboundHandler<ByteBuf> {
    private long since;

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      open++;
      since = System.nanoTime();
      ctx.writeAndFlush(BEGINNING.duplicate());
      ctx.executor().schedule(() -> drip(ctx), drip.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf answer) {
      // An answer is not yet an end: what counts is when the connection is closed.
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      open--;
      lives.record(System.nanoTime() - since);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }

    private void drip(ChannelHandlerContext ctx) {
      if (ctx.channel().isActive()) {
        ctx.writeAndFlush(DRIP.duplicate());
        ctx.executor().schedule(() -> drip(ctx), drip.toNanos(), TimeUnit.NANOSECONDS);
      }
    }
  }
}
