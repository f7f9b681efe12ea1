package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Scheme;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** WebSocket clients and servers that people have: the JDK's, and Netty's with compression. */
class WebSocketClientsTest {

  private final MessagesLine line = new MessagesLine();
  private final Wired wired;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  WebSocketClientsTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private String heard() throws InterruptedException {
    String text = heard.poll(30, TimeUnit.SECONDS);
    return text == null ? "(nothing)" : text;
  }

  @Test
  void theJdksClientThroughTheGateway() throws Exception {
    try (EchoServer server = new EchoServer(false); HttpClient client = HttpClient.newHttpClient()) {
      line.port = server.port();
      talk(client, URI.create("ws://127.0.0.1:" + port(wired.server.gatewayAddress()) + "/live"));
      assertThat(server.texts).containsExactly("to token", "x".repeat(100_000));
    }
  }

  @Test
  void theJdksClientThroughAnInterceptedConnect() throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    try (EchoServer server = new EchoServer(true);
        HttpClient client = HttpClient.newBuilder().sslContext(tls)
            .proxy(ProxySelector.of((InetSocketAddress) wired.server.proxyAddress())).build()) {
      line.port = server.port();
      line.scheme = Scheme.HTTPS;
      talk(client, URI.create("wss://upstream.test/live"));
      assertThat(server.texts).hasSize(2);
    }
  }

  /** Text, a long text in fragments, bytes, a ping, a close: each comes back. */
  private void talk(HttpClient client, URI to) throws Exception {
    WebSocket socket = client.newWebSocketBuilder().subprotocols("chat").buildAsync(to, new Hearing())
        .get(30, TimeUnit.SECONDS);
    assertThat(socket.getSubprotocol()).isEqualTo("chat");
    socket.sendText("to mail", true).get(30, TimeUnit.SECONDS);
    assertThat(heard()).isEqualTo("to mail");
    for (int i = 0; i < 10; i++) {
      socket.sendText("x".repeat(10_000), i == 9).get(30, TimeUnit.SECONDS);
    }
    assertThat(heard()).isEqualTo("x".repeat(100_000));
    socket.sendBinary(ByteBuffer.wrap(new byte[]{1, -1}), true).get(30, TimeUnit.SECONDS);
    assertThat(heard()).isEqualTo("2 bytes");
    socket.sendPing(ByteBuffer.wrap(new byte[]{7})).get(30, TimeUnit.SECONDS);
    assertThat(heard()).isEqualTo("pong 1");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").get(30, TimeUnit.SECONDS);
    assertThat(heard()).isEqualTo("close 1000");
    assertThat(line.fault()).isEqualTo("complete");
  }

  /** Joins what comes in parts. */
  private final class Hearing implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private int bytes;

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return FakeLine.done();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
      bytes += part.remaining();
      if (last) {
        heard.add(bytes + " bytes");
      }
      socket.request(1);
      return FakeLine.done();
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
      heard.add("pong " + payload.remaining());
      socket.request(1);
      return FakeLine.done();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add("close " + code);
      return FakeLine.done();
    }
  }

  @Test
  void compressesWhereAllThreeAgree() throws Exception {
    for (boolean inspected : new boolean[]{true, false}) {
      line.inspects = inspected;
      try (EchoServer server = new EchoServer(false); NettyClient client = new NettyClient()) {
        line.port = server.port();
        client.open();
        String text = IntStream.range(0, 10_000).mapToObj(i -> i + " mail ").collect(Collectors.joining());
        client.send(text);
        assertThat(heard()).isEqualTo(text);
        client.send("short");
        assertThat(heard()).isEqualTo("short");
        assertThat(server.texts.getFirst()).isEqualTo(inspected ? text.replace("mail", "token") : text);
        assertThat(line.seen.take().incoming().headers().first("Sec-WebSocket-Extensions").orElseThrow())
            .contains("permessage-deflate");
      }
      // Far less than the text has, where it went compressed; unopened it goes as both sides can read it.
      long sent = line.ending().sentBytes();
      assertThat(sent < 50_000).isEqualTo(inspected);
    }
  }

  @Test
  void refusesABombFromEitherSide() throws Exception {
    try (EchoServer server = new EchoServer(false); NettyClient client = new NettyClient()) {
      line.port = server.port();
      line.max = 100_000;
      client.open();
      client.send("x".repeat(1 << 20));
      assertThat(heard()).isEqualTo("(closed)");
      assertThat(server.texts).isEmpty();
      assertThat(line.fault()).isEqualTo("502 closed with 1009");
    }
  }

  private static int port(java.net.SocketAddress address) {
    return ((InetSocketAddress) address).getPort();
  }

  /** Netty's client, with compression. */
  private final class NettyClient implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1,
        NioIoHandler.newFactory());
    private Channel channel = new NioSocketChannel();

    void open() throws InterruptedException {
      heard.clear();
      URI to = URI.create("ws://127.0.0.1:" + port(wired.server.gatewayAddress()) + "/live");
      WebSocketClientProtocolHandler protocol = new WebSocketClientProtocolHandler(to, WebSocketVersion.V13,
          null,
          true, new DefaultHttpHeaders(), 1 << 24);
      channel = new Bootstrap().group(loops).channel(NioSocketChannel.class)
          .handler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel opened) {
              opened.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(1 << 16),
                  new WebSocketClientCompressionHandler(1 << 24), protocol,
                  new WebSocketFrameAggregator(1 << 24),
                  new Heard());
            }
          }).connect("127.0.0.1", to.getPort()).sync().channel();
      assertThat(heard()).isEqualTo("(open)");
    }

    void send(String text) {
      var _ = channel.writeAndFlush(new TextWebSocketFrame(text));
    }

    @Override
    public void close() {
      channel.close().awaitUninterruptibly(2000);
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2000);
    }
  }

  private final class Heard extends SimpleChannelInboundHandler<WebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
      if (frame instanceof TextWebSocketFrame text) {
        heard.add(text.text());
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
        heard.add("(open)");
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      heard.add("(closed)");
    }
  }
}
