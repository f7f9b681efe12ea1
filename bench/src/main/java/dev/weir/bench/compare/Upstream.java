package dev.weir.bench.compare;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * The outside service: swallows any body, and answers a small JSON, 1 MiB or a stream of events, on a plain and on a TLS port.
 * Under {@link #KEYED} it answers 401 to whoever does not show {@link #CREDENTIAL}.
 */
final class Upstream implements AutoCloseable {
  static final String SMALL = "/v1/chat";
  static final String LARGE = "/v1/blob";
  static final String STREAM = "/v1/stream";
  /** A prefix of paths that only the proxy's own credential opens. */
  static final String KEYED = "/keyed";
  static final String SECRET = "bench-upstream-credential";
  static final String CREDENTIAL = "Bearer " + SECRET;

  private static final int LARGE_BYTES = 1 << 20;
  private static final int BACKLOG = 4096;
  private static final String ANSWER = """
      {"id":"cmpl-7Yx2","object":"chat.completion","model":"gpt-4.1-mini","choices":[{"index":0,"message":\
      {"role":"assistant","content":"The blades left the warehouse today."},"finish_reason":"stop"}]}""";

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final Channel plain;
  private final Channel secure;

  Upstream(Certificates certificates) throws SSLException, InterruptedException {
    plain = listen(Optional.empty());
    secure = listen(Optional.of(Tls.server(certificates.upstream(), certificates.upstreamKey())));
  }

  int plainPort() {
    return port(plain);
  }

  int securePort() {
    return port(secure);
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }

  private Channel listen(Optional<SslContext> tls) throws InterruptedException {
    Answerer.Answers answers = new Answerer.Answers(
        answer("application/json", ANSWER.getBytes(StandardCharsets.UTF_8)),
        answer("application/octet-stream", new byte[LARGE_BYTES]), new EventStream());
    return new ServerBootstrap().group(loop).channel(EpollServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG).childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
            channel.pipeline().addLast(new HttpRequestDecoder(), new Answerer(answers));
          }
        }).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).sync().channel();
  }

  private static int port(Channel channel) {
    SocketAddress address = channel.localAddress();
    return ((InetSocketAddress) address).getPort();
  }

  private static Answer answer(String type, byte[] body) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
        + "\r\n\r\n";
    ByteBuf whole = Unpooled.directBuffer(head.length() + body.length);
    return Answer.whole(whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII)).writeBytes(body));
  }
}
