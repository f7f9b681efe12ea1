package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {

  /** The reset has to come between the poll and the receive, which one in ten does. */
  private static final int CONNECTIONS = 500;
  private static final long MOST_NANOS_BETWEEN = 60_000;

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "io_uring", "nio"})
  void hearsOfAResetRightBehindTheData(String choice) throws Exception {
    Transport transport = chosen(choice);
    Ends ends = new Ends(CONNECTIONS);
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, transport.loops());
    try {
      Channel server = new ServerBootstrap().group(loops).channel(transport.servers()).childHandler(ends)
          .bind(InetAddress.getLoopbackAddress(), 0).sync().channel();
      for (int i = 0; i < CONNECTIONS; i++) {
        sayAndReset((InetSocketAddress) server.localAddress(), i * MOST_NANOS_BETWEEN / CONNECTIONS);
      }
      assertThat(ends.all.await(20, TimeUnit.SECONDS)).as("%s connections never ended", ends.all.getCount())
          .isTrue();
    } finally {
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }

  @Test
  void refusesWhatIsNoTransport() {
    assertThatThrownBy(() -> Transport.named("kqueue")).isInstanceOf(IOException.class)
        .hasMessageContaining("make it one of io_uring, epoll and nio");
  }

  private static Transport chosen(String choice) {
    try {
      return Transport.named(choice);
    } catch (IOException notHere) {
      assumeThat(choice).as(notHere.getMessage()).isEmpty();
      throw new AssertionError(notHere);
    }
  }

  private static void sayAndReset(InetSocketAddress to, long nanosBetween) throws IOException {
    try (Socket socket = new Socket(to.getAddress(), to.getPort())) {
      socket.setTcpNoDelay(true);
      // So that the server waits for data by then.
      LockSupport.parkNanos(200_000);
      socket.getOutputStream().write(1);
      long until = System.nanoTime() + nanosBetween;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      socket.setSoLinger(true, 0);
    }
  }

  /** Counts connections that ended. */
  @Sharable
  private static final class Ends extends ChannelInboundHandlerAdapter {
    private final CountDownLatch all;

    Ends(int connections) {
      all = new CountDownLatch(connections);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ReferenceCountUtil.release(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      all.countDown();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable reset) {
      var _ = ctx.close();
    }
  }
}
