package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Incoming;
import dev.weir.gateway.Line;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.Credentials;
import dev.weir.model.Destination;
import dev.weir.model.Grants;
import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.TlsRule;
import dev.weir.wire.errand.Means;
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
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;

/** A server with a fake line and fake TLS, for one test. */
final class Wired implements AutoCloseable {

  static final Limits QUICK = new Limits(8 << 10, 32 << 10, 100, Duration.ofMillis(600),
      Duration.ofMillis(900),
      Duration.ofMillis(700), 64 << 10, Duration.ofMillis(500), Duration.ofMillis(600), 100);

  final WireServer server;
  /** What came that was no proper request. */
  final BlockingQueue<Incoming> misread = new LinkedBlockingQueue<>();

  Wired(Line line) throws IOException {
    this(line, Limits.USUAL);
  }

  Wired(Line line, Means means) throws IOException {
    this(line, Limits.USUAL, new OneLeaf(), new TrustingTls(), means);
  }

  Wired(Line line, Limits limits) throws IOException {
    this(line, limits, new OneLeaf());
  }

  Wired(Line line, Limits limits, Leaves leaves) throws IOException {
    this(line, limits, leaves, new TrustingTls());
  }

  Wired(Line line, Limits limits, Leaves leaves, UpstreamTls tls) throws IOException {
    this(line, limits, leaves, tls, means());
  }

  private Wired(Line line, Limits limits, Leaves leaves, UpstreamTls tls, Means means) throws IOException {
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001), 0);
    Limits brief = new Limits(limits.lineBytes(), limits.headBytes(), limits.fields(), limits.header(),
        limits.idle(), limits.body(), limits.drainBytes(), Duration.ofMillis(1200), limits.handshake(),
        limits.slowest());
    server = WireServer.start(new WireConfig(new Listen(any, any, any), 1, brief),
        refusingTheUnreadable(line), leaves, tls,
        means);
  }

  private Line refusingTheUnreadable(Line line) {
    return exchange -> {
      if (exchange.incoming().flaw().isEmpty()) {
        return line.take(exchange);
      }
      Incoming.Flaw flaw = exchange.incoming().flaw().get();
      misread.add(exchange.incoming());
      exchange.answer(new OwnAnswer(flaw.status().code(),
          Headers.of("Content-Type", "application/problem+json", "Weir-Request-Id", "1"),
          Bytes.utf8(flaw.why()),
          false));
      return FakeLine.done();
    };
  }

  /** Returns what was wrong with the next thing that was no proper request. */
  String flaw() throws InterruptedException {
    Incoming next = misread.poll(30, TimeUnit.SECONDS);
    return next == null ? "(nothing)" : next.entry() + " " + next.flaw().orElseThrow().why();
  }

  Wired(WireConfig config, Line line) throws IOException {
    server = WireServer.start(config, line, new OneLeaf(), new TrustingTls(), means());
  }

  RawClient gateway() throws IOException {
    return new RawClient(server.gatewayAddress());
  }

  RawClient proxy() throws IOException {
    return new RawClient(server.proxyAddress());
  }

  /** Returns once it is as {@code condition} says. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(10);
    }
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

  /** Has no tokens. */
  static Means means() {
    return new Means(new OneSecret(), new NoTokens(), (head, body, loop) -> CompletableFuture.failedFuture(
        new IOException("nothing leaves here")), InstantSource.system());
  }

  /** Grants nothing. */
  static final class NoTokens implements Grants {
    @Override
    public Grant read(Bytes json) throws IOException {
      throw new IOException("no token");
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
