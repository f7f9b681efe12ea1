package dev.weir.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.settings.TlsRule;
import dev.weir.x509.AltName;
import dev.weir.x509.CertificateMaker;
import dev.weir.x509.Identity;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** What an upstream staples to its handshake; the JDK's engine cannot be told to staple, so the upstream is BoringSSL's. */
@ParameterizedClass
@CsvSource({"OPENSSL, TLSv1.3", "OPENSSL, TLSv1.2", "JDK, TLSv1.3", "JDK, TLSv1.2"})
class StapleTest {

  @TempDir
  Path folder;
  private final SslProvider provider;
  private final String protocol;
  private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  StapleTest(SslProvider provider, String protocol) {
    this.provider = provider;
    this.protocol = protocol;
  }

  @BeforeEach
  void needsBoringSsl() {
    assumeTrue(OpenSsl.isAvailable());
  }

  @AfterEach
  void stop() {
    Future<?> _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void refusesACertificateThatItsAuthorityHasRevoked() throws Exception {
    Identity authority = authority();
    Identity server = server(authority);
    Instant now = Instant.now();
    byte[] lastYear = OcspAnswer.revoked(server.certificate(), authority, now.minus(Duration.ofDays(365)));
    byte[] forged = OcspAnswer.revoked(server.certificate(), authority(), now);

    assertThat(outcome(authority, server, OcspAnswer.revoked(server.certificate(), authority, now)))
        .isEqualTo("its certificate has been revoked");
    assertThat(outcome(authority, server, OcspAnswer.good(server.certificate(), authority))).startsWith("ok");
    assertThat(outcome(authority, server, lastYear)).as("nobody staples that against himself")
        .startsWith("ok");
    assertThat(outcome(authority, server, forged)).startsWith("ok");
    assertThat(outcome(authority, server, new byte[]{1, 2, 3})).doesNotContain("revoked");
    assertThat(outcome(authority, server, new byte[0])).startsWith("ok");
  }

  @Test
  void refusesACertificateThatDemandsAStapleAndComesWithout() throws Exception {
    Identity authority = authority();
    Identity server = maker().stapled().server(Keys.p256(), List.of(new AltName.Dns("api.test")), authority);
    byte[] forged = OcspAnswer.good(server.certificate(), authority());

    assertThat(outcome(authority, server, OcspAnswer.good(server.certificate(), authority))).startsWith("ok");
    for (byte[] useless : List.of(new byte[0], forged)) {
      assertThat(outcome(authority, server, useless))
          .isEqualTo("its certificate is only good with a stapled answer of its authority, and came without");
    }
  }

  private static CertificateMaker maker() {
    return CertificateMaker.named("api.test", Instant.now().minusSeconds(60), Duration.ofDays(7));
  }

  private static Identity authority() throws Exception {
    return CertificateMaker.named("Stapling authority", Instant.now().minusSeconds(60), Duration.ofDays(9))
        .authority(Keys.p256());
  }

  private static Identity server(Identity authority) throws Exception {
    return maker().server(Keys.p256(), List.of(new AltName.Dns("api.test")), authority);
  }

  private String outcome(Identity authority, Identity server, byte[] staple) throws Exception {
    Path ca = Files.writeString(folder.resolve("ca.pem"), Pem.of(authority.certificate()));
    SslContext context = SslContextBuilder.forServer(server.key(), server.certificate())
        .sslProvider(SslProvider.OPENSSL).protocols(protocol).enableOcsp(true).build();
    Channel listening = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            SslHandler handler = context.newHandler(channel.alloc());
            if (staple.length > 0) {
              ((ReferenceCountedOpenSslEngine) handler.engine()).setOcspResponse(staple);
            }
            channel.pipeline().addLast(handler, new Greeting());
          }
        }).bind("127.0.0.1", 0).sync().channel();
    try {
      int port = ((InetSocketAddress) listening.localAddress()).getPort();
      return Handshake.outcome(new VerifyingTls(provider, (name, _) -> {
        throw new IOException("there is no secret " + name);
      }), port, "api.test",
          new TlsRule(Optional.of(ca), List.of(), "1.2"));
    } finally {
      listening.close().sync();
    }
  }

  /** Says one byte once the handshake is done. */
  private static final class Greeting extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof SslHandshakeCompletionEvent end && end.isSuccess()) {
        Future<?> _ = ctx.writeAndFlush(ctx.alloc().buffer(1).writeByte('!'));
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      Future<?> _ = ctx.close();
    }
  }
}
