package dev.weir.wire.tls;

import dev.weir.model.Destination;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.TlsRule;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A handshake with a server of a test, told in words. */
final class Handshake {

  private static final EventLoopGroup GROUP = new MultiThreadIoEventLoopGroup(1,
      new DefaultThreadFactory("handshakes", true), NioIoHandler.newFactory());

  private Handshake() {}

  /** Returns {@code ok} and the protocol of a handshake that completed, or what is told of one that did not. */
  static String outcome(VerifyingTls tls, int port, String host, TlsRule rule) throws Exception {
    Destination.Vetted to = new Destination.Vetted("d", Host.parse(host).orElseThrow(), Ip.v4(0x7f000001),
        port);
    Channel channel = new Bootstrap().group(GROUP).channel(NioSocketChannel.class)
        .handler(new ChannelInboundHandlerAdapter()).register().sync().channel();
    try {
      SslHandler handler = tls.handler(channel.alloc(), to, rule, false);
      CompletableFuture<Boolean> firstByte = new CompletableFuture<>();
      channel.pipeline().addLast(handler, new FirstByte(firstByte));
      channel.connect(new InetSocketAddress(to.dialOnly().toInet(), port)).sync();
      if (!handler.handshakeFuture().await(30, TimeUnit.SECONDS)) {
        return "stuck";
      }
      if (!handler.handshakeFuture().isSuccess()) {
        return tls.explain(handler.handshakeFuture().cause());
      }
      firstByte.get(30, TimeUnit.SECONDS);
      return "ok " + handler.applicationProtocol();
    } finally {
      channel.close().sync();
    }
  }

  /** Says when data has come: by then the tickets before it have been read. */
  private static final class FirstByte extends SimpleChannelInboundHandler<ByteBuf> {

    private final CompletableFuture<Boolean> came;

    FirstByte(CompletableFuture<Boolean> came) {
      this.came = came;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf data) {
      came.complete(true);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      came.completeExceptionally(cause);
    }
  }
}
