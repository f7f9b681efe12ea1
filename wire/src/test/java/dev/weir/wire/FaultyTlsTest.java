package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.model.Entry;
import dev.weir.model.Principal;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.testkit.TestAuthority;
import dev.weir.wire.http.Limits;
import dev.weir.wire.tls.VerifyingTls;
import dev.weir.x509.Identity;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upstream whose TLS is not good enough: told with its reason, from outside and from inside a CONNECT alike. */
class FaultyTlsTest {

  private static final Duration WEEK = Duration.ofDays(7);

  /** Opens every CONNECT; everything else goes through. */
  private static final class OpeningLine extends FakeLine {
    @Override
    public CompletionStage<Void> take(Exchange exchange) {
      if (exchange.incoming().entry() == Entry.CONNECT) {
        Origin origin = Origin.authority(Scheme.HTTPS, exchange.incoming().target()).orElseThrow();
        exchange.intercept(new Incoming.Tunnel(new Principal.Unknown("nobody"), origin), TOLD);
        return done();
      }
      return super.take(exchange);
    }
  }

  @TempDir
  Path folder;
  private final TestAuthority authority = TestAuthority.create();
  private final OpeningLine line = new OpeningLine();
  private final Wired wired;

  FaultyTlsTest() throws IOException {
    wired = new Wired(line, Limits.USUAL, new Wired.OneLeaf(), new VerifyingTls(new Wired.OneSecret()));
    line.scheme = Scheme.HTTPS;
  }

  @BeforeEach
  void trustTheAuthority() throws IOException {
    TlsRule tls = new TlsRule(Optional.of(authority.writePem(folder.resolve("ca.pem"))), List.of(), "1.2");
    line.rule = Optional
        .of(new DestinationRule("up", List.of(), Optional.empty(), "", DestinationRule.Api.NONE,
            List.of(), Optional.empty(), tls, List.of(), List.of(),
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
                Duration.ofSeconds(9)),
            AnswerRule.USUAL, ContentRule.USUAL, HttpVersions.NEGOTIATED, Resilience.NONE));
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private SSLContext showing(Identity identity, X509Certificate... above) {
    return TestAuthority.serverContext(identity, above);
  }

  private void tells(ServerSocketFactory sockets, String reason) throws Exception {
    try (RawUpstream up = RawUpstream.start(sockets, with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    })) {
      line.port = up.port();
      try (RawClient client = wired.gateway()) {
        client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(client.answer()).startsWith("HTTP/1.1 502").endsWith(reason);
      }
      assertThat(line.fault()).isEqualTo("502 " + reason);
      try (RawClient client = wired.proxy()) {
        client.say("CONNECT upstream.test:443 HTTP/1.1\r\nHost: upstream.test:443\r\n\r\n").head();
        try (RawClient inside = new RawClient(secured(client.socket))) {
          inside.say("GET / HTTP/1.1\r\nHost: upstream.test\r\n\r\n");
          assertThat(inside.answer()).startsWith("HTTP/1.1 502").endsWith(reason);
        }
      }
      assertThat(line.fault()).isEqualTo("502 " + reason);
      assertThat(up.requests).isEmpty();
    }
  }

  private static Socket secured(Socket socket) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    return context.getSocketFactory().createSocket(socket, "upstream.test", 443, true);
  }

  @Test
  void ofTheWrongTime() throws Exception {
    Identity expired = authority.server(Instant.now().minus(Duration.ofDays(9)), WEEK, "upstream.test");
    Identity early = authority.server(Instant.now().plus(Duration.ofDays(1)), WEEK, "upstream.test");
    tells(showing(expired).getServerSocketFactory(), "TLS: its certificate has expired");
    tells(showing(early).getServerSocketFactory(), "TLS: its certificate is not valid yet");
  }

  @Test
  void ofTheWrongHost() throws Exception {
    tells(authority.serverContext("other.test").getServerSocketFactory(),
        "TLS: its certificate is for another host");
  }

  @Test
  void ofAnAuthorityThatIsNotTrusted() throws Exception {
    tells(TestAuthority.create("Another").serverContext("upstream.test").getServerSocketFactory(),
        "TLS: its certificate comes from an authority that is not trusted here");
    tells(showing(TestAuthority.selfSigned("upstream.test")).getServerSocketFactory(),
        "TLS: its certificate is self-signed");
  }

  @Test
  void thatIsNone() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> with.say("220 ready\r\n"));
        RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 502").endsWith("TLS: it does not speak TLS");
    }
  }

  @Test
  void thatIsRefused() throws Exception {
    SSLServerSocketFactory sockets = authority.serverContext("upstream.test").getServerSocketFactory();
    tells(new Limited(sockets, listener -> {
      listener.setEnabledProtocols(new String[]{"TLSv1.2"});
      listener.setEnabledCipherSuites(new String[]{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
    }), "TLS: it refused the TLS handshake");
  }

  @Test
  void thatWantsACertificateOfWeir() throws Exception {
    SSLServerSocketFactory sockets = authority.serverContext("upstream.test").getServerSocketFactory();
    tells(new Limited(sockets, listener -> {
      listener.setEnabledProtocols(new String[]{"TLSv1.3"});
      listener.setNeedClientAuth(true);
    }), "TLS: it wants a client certificate");
  }

  @Test
  void thatDoesNotComeToAnEnd() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> Thread.sleep(20_000));
        RawClient client = wired.gateway()) {
      line.rule = line.rule.map(rule -> new DestinationRule("up", List.of(), Optional.empty(), "",
          DestinationRule.Api.NONE, List.of(), Optional.empty(), rule.tls(), List.of(), List.of(),
          new Timeouts(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(5),
              Duration.ofSeconds(9)),
          AnswerRule.USUAL, ContentRule.USUAL, HttpVersions.NEGOTIATED, Resilience.NONE));
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 504").endsWith("connect timeout");
    }
  }

  /** Listeners that are set up in another way than usual. */
  private static final class Limited extends ServerSocketFactory {
    private interface With {
      void change(SSLServerSocket listener);
    }

    private final SSLServerSocketFactory usual;
    private final With with;

    Limited(SSLServerSocketFactory usual, With with) {
      this.usual = usual;
      this.with = with;
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
        throws IOException {
      SSLServerSocket listener = (SSLServerSocket) usual.createServerSocket(port, backlog, address);
      with.change(listener);
      return listener;
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      throw new IOException("without an address");
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      throw new IOException("without an address");
    }
  }
}
