package dev.weir.wire;

import dev.weir.gateway.Line;
import dev.weir.model.Credentials;
import dev.weir.model.Destination;
import dev.weir.model.Secret;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.TlsRule;
import dev.weir.wire.http.Limits;
import dev.weir.wire.tls.Leaves;
import dev.weir.wire.tls.UpstreamTls;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLException;

/** A server with a fake line and fake TLS, for one test. */
final class Wired implements AutoCloseable {

  static final Limits QUICK = new Limits(8 << 10, 32 << 10, 100, Duration.ofMillis(600),
      Duration.ofMillis(900),
      Duration.ofMillis(700), 64 << 10, Duration.ofMillis(500));

  final WireServer server;

  Wired(Line line) throws IOException {
    this(line, Limits.USUAL);
  }

  Wired(Line line, Limits limits) throws IOException {
    this(line, limits, new OneLeaf());
  }

  Wired(Line line, Limits limits, Leaves leaves) throws IOException {
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001), 0);
    Limits brief = new Limits(limits.lineBytes(), limits.headBytes(), limits.fields(), limits.header(),
        limits.idle(), limits.body(), limits.drainBytes(), Duration.ofMillis(300));
    server = WireServer.start(new WireConfig(any, any, 1, brief), line, leaves, new TrustingTls(),
        new OneSecret());
  }

  RawClient gateway() throws IOException {
    return new RawClient(server.gatewayAddress());
  }

  RawClient proxy() throws IOException {
    return new RawClient(server.proxyAddress());
  }

  @Override
  public void close() {
    server.close();
    Leaks.check();
  }

  static ApplicationProtocolConfig offering(boolean http2) {
    return new ApplicationProtocolConfig(Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE,
        SelectedListenerFailureBehavior.ACCEPT,
        http2 ? List.of("h2", "http/1.1") : List.of("http/1.1"));
  }

  /** The same self-signed certificate for every name. */
  static final class OneLeaf implements Leaves {
    @Override
    public CompletionStage<SslContext> leafFor(Host host) {
      try {
        return CompletableFuture.completedFuture(SslContextBuilder
            .forServer(TestCertificate.managers()).sslProvider(SslProvider.JDK)
            .applicationProtocolConfig(offering(true)).build());
      } catch (SSLException e) {
        return CompletableFuture.failedFuture(e);
      }
    }
  }

  /** Believes everything. */
  static final class TrustingTls implements UpstreamTls {
    @Override
    public SslHandler handler(ByteBufAllocator allocator, Destination.Vetted to, TlsRule rule,
        boolean http2) throws IOException {
      return SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE)
          .endpointIdentificationAlgorithm("").sslProvider(SslProvider.JDK)
          .applicationProtocolConfig(offering(http2)).build()
          .newHandler(allocator, to.host().toString(), to.port());
    }

    @Override
    public String explain(Throwable failure) {
      return "the handshake failed";
    }
  }

  /** Knows one secret, for one host. */
  static final class OneSecret implements Credentials {
    @Override
    public Secret open(String name, Host host) throws IOException {
      if (!name.equals("live")) {
        throw new IOException("no such secret");
      }
      return Secret.own(("s3cret-for-" + host).getBytes(StandardCharsets.UTF_8));
    }
  }
}
