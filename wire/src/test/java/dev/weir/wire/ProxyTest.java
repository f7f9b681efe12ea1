package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.Ending;
import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.Entry;
import dev.weir.model.Principal;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.testkit.FreePort;
import dev.weir.wire.http.Limits;
import dev.weir.wire.tunnel.HelloBytes;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxyTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final String CONNECT = "CONNECT upstream.test:443 HTTP/1.1\r\nHost: upstream.test:443\r\n\r\n";

  private static final String HELLO = HelloBytes.of("upstream.test");

  /** Takes a CONNECT as a test wants it; everything else goes through. */
  private static final class ConnectLine extends FakeLine {
    volatile boolean intercepts;
    final AtomicInteger challenges = new AtomicInteger();

    @Override
    public CompletionStage<Void> take(Exchange exchange) {
      if (exchange.incoming().entry() == Entry.CONNECT && challenges.getAndDecrement() > 0) {
        exchange.answer(new OwnAnswer(407, Headers.of("Proxy-Authenticate", "Basic"), Bytes.EMPTY, false));
        return done();
      }
      if (exchange.incoming().entry() == Entry.CONNECT && intercepts) {
        Origin origin = Origin.authority(Scheme.HTTPS, exchange.incoming().target()).orElseThrow();
        exchange.intercept(new Incoming.Tunnel(new Principal.Unknown("nobody"), origin), TOLD);
        return done();
      }
      return super.take(exchange);
    }
  }

  private final ConnectLine line = new ConnectLine();
  private final Wired wired;

  ProxyTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  @Test
  void relaysAbsoluteForm() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.proxy()) {
      line.port = up.port();
      client.say(
          "GET http://upstream.test/x?y HTTP/1.1\r\nHost: upstream.test\r\nProxy-Connection: close\r\n\r\n");
      assertThat(client.answer()).endsWith("hello");
      assertThat(up.requests.get(0)).startsWith("GET /x?y HTTP/1.1\r\nHost: upstream.test:")
          .doesNotContain("Proxy");
      assertThat(line.seen.take().incoming().entry()).isEqualTo(Entry.PROXY);
    }
  }

  @Test
  void saysThatItIsAProxy() throws Exception {
    try (RawClient client = wired.proxy()) {
      assertThat(client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer()).startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "Connection: close", "this is a forward proxy");
    }
  }

  @Test
  void speaksTlsUpstream() throws Exception {
    line.scheme = Scheme.HTTPS;
    try (RawUpstream up = RawUpstream.start(TestCertificate.serverContext().getServerSocketFactory(),
        with -> {
          while (true) {
            with.request();
            with.say(OK);
          }
        }); RawClient client = wired.proxy()) {
      line.port = up.port();
      for (int i = 0; i < 2; i++) {
        client.say("GET https://upstream.test/ HTTP/1.1\r\nHost: upstream.test\r\n\r\n");
        assertThat(client.answer()).endsWith("hello");
        assertThat(line.ending().tls()).hasValueSatisfying(tls -> {
          assertThat(tls.protocol()).isEqualTo("TLSv1.3");
          assertThat(tls.cipher()).startsWith("TLS_");
          assertThat(tls.certificate()).matches("[0-9a-f]{64}");
        });
      }
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void tellsThatAnUpstreamIsNoTls() throws Exception {
    line.scheme = Scheme.HTTPS;
    try (RawUpstream up = RawUpstream.start(with -> with.say("220 hello\r\n"));
        RawClient client = wired.proxy()) {
      line.port = up.port();
      client.say("GET https://upstream.test/ HTTP/1.1\r\nHost: upstream.test\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 502").contains("TLS: the handshake failed");
    }
  }

  @Test
  void splicesATunnelWithHalfClose() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until("ping");
      with.say("pong");
      with.until("last");
      while (with.socket.getInputStream().read() >= 0) {
        // Until the client has said that nothing more comes.
      }
      with.say("farewell");
    }); RawClient client = wired.proxy()) {
      line.port = up.port();
      client.say("CONNECT upstream.test:443 HTTP/1.0\r\n\r\n" + HELLO + "ping");
      assertThat(client.head()).isEqualTo(
          "HTTP/1.1 200 Connection Established\r\nWeir-Request-Id: 7\r\nWeir-Decision: allow\r\n\r\n");
      assertThat(client.bytes(4)).isEqualTo("pong");
      client.say("last").socket.shutdownOutput();
      assertThat(client.rest()).isEqualTo("farewell");
      Ending ending = line.ending();
      assertThat(ending.result()).isInstanceOf(Ending.Result.Complete.class);
      assertThat(ending.sentBytes()).isEqualTo(HELLO.length() + 8);
      assertThat(ending.receivedBytes()).isEqualTo(12);
    }
  }

  @Test
  void carriesAMegabyteThroughATunnelBothWays() throws Exception {
    int size = 1 << 20;
    try (RawUpstream up = RawUpstream.start(with -> {
      byte[] all = with.socket.getInputStream().readNBytes(size + HELLO.length());
      with.socket.getOutputStream().write(all);
    }); RawClient client = wired.proxy()) {
      line.port = up.port();
      client.say(CONNECT).head();
      client.say(HELLO + "x".repeat(size));
      assertThat(client.bytes(size + HELLO.length())).hasSize(size + HELLO.length()).endsWith("xxx");
    }
  }

  @Test
  void deliversWhatASlowClientHasNotReadWhenTheUpstreamIsDone() throws Exception {
    int size = 16 << 20;
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(HELLO);
      with.say("x".repeat(size));
    });
        RawClient client = wired.proxy()) {
      line.port = up.port();
      client.say(CONNECT).head();
      client.say(HELLO);
      Thread.sleep(200); // until all buffers on the way are full
      assertThat(client.bytes(size)).hasSize(size);
    }
  }

  @Test
  void keepsTheConnectionBehindAChallenge() throws Exception {
    line.challenges.set(1);
    try (RawUpstream up = RawUpstream.start(with -> with.say("hi")); RawClient client = wired.proxy()) {
      line.port = up.port();
      assertThat(client.say(CONNECT).answer()).startsWith("HTTP/1.1 407")
          .contains("Proxy-Authenticate: Basic")
          .doesNotContain("Connection: close");
      assertThat(client.say(CONNECT).head()).startsWith("HTTP/1.1 200");
      assertThat(client.say(HELLO).bytes(2)).isEqualTo("hi");
    }
  }

  @Test
  void answersAConnectThatCannotBeDialled() throws Exception {
    line.port = FreePort.find();
    try (RawClient client = wired.proxy()) {
      assertThat(client.say(CONNECT).answer()).startsWith("HTTP/1.1 502").endsWith("connection refused");
    }
  }

  @Test
  void takesEachRequestInsideAnInterceptedConnect() throws Exception {
    line.intercepts = true;
    line.reads = true;
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.proxy()) {
      line.port = up.port();
      assertThat(client.say(CONNECT).head()).startsWith("HTTP/1.1 200");
      try (RawClient inside = new RawClient(secured(client.socket, "upstream.test"))) {
        for (int i = 0; i < 2; i++) {
          inside.say("POST /in HTTP/1.1\r\nHost: upstream.test\r\nContent-Length: 2\r\n\r\nhi");
          assertThat(inside.answer()).endsWith("hello");
        }
        Exchange exchange = line.seen.take();
        assertThat(exchange.incoming().entry()).isEqualTo(Entry.INTERCEPTED);
        assertThat(exchange.incoming().tunnel().orElseThrow().origin()).hasToString("https://upstream.test");
        inside.say("CONNECT other.test:443 HTTP/1.1\r\nHost: other.test:443\r\n\r\n");
        assertThat(inside.answer()).startsWith("HTTP/1.1 400").contains("CONNECT inside CONNECT");
        assertThat(wired.flaw()).isEqualTo("INTERCEPTED CONNECT inside CONNECT");
      }
    }
  }

  @Test
  void leavesAnInterceptedConnectionAsLongToItsFirstRequestAsToItsNext() throws Exception {
    Duration brief = Duration.ofMillis(1500);
    Duration plenty = Duration.ofSeconds(60);
    Limits limits = new Limits(8 << 10, 32 << 10, 100, brief, plenty, plenty, 64 << 10, plenty, plenty, 100);
    line.intercepts = true;
    try (RawUpstream up = RawUpstream.answering(OK);
        Wired quick = new Wired(line, limits);
        RawClient client = quick.proxy()) {
      line.port = up.port();
      assertThat(client.say(CONNECT).head()).startsWith("HTTP/1.1 200");
      SSLSocket secured = secured(client.socket, "upstream.test");
      secured.startHandshake();
      Thread.sleep(brief.multipliedBy(2));
      try (RawClient inside = new RawClient(secured)) {
        assertThat(inside.say("GET /in HTTP/1.1\r\nHost: upstream.test\r\n\r\n").answer()).endsWith("hello");
      }
    }
  }

  @Test
  void cutsAHelloThatNamesAnotherHost() throws Exception {
    line.intercepts = true;
    try (RawClient client = wired.proxy()) {
      client.say(CONNECT).head();
      assertThat(client.socket).satisfies(socket -> org.assertj.core.api.Assertions
          .assertThatThrownBy(() -> secured(socket, "other.test").startHandshake())
          .isInstanceOf(IOException.class));
      assertThat(wired.flaw()).isEqualTo("INTERCEPTED another name in the hello of TLS than in the CONNECT");
    }
  }

  @Test
  void recordsAClientThatDoesNotTrustTheAuthority() throws Exception {
    line.intercepts = true;
    try (RawClient client = wired.proxy()) {
      client.say(CONNECT).head();
      SSLSocket doubting = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(client.socket,
          "upstream.test", 443, true);
      assertThatThrownBy(doubting::startHandshake).isInstanceOf(IOException.class);
      assertThat(wired.flaw()).isEqualTo("INTERCEPTED the client does not trust Weir's certificate");
    }
  }

  @Test
  void cutsPlainBytesInAnInterceptedConnect() throws Exception {
    line.intercepts = true;
    try (RawClient client = wired.proxy()) {
      client.say(CONNECT).head();
      client.say("GET / HTTP/1.1\r\nHost: upstream.test\r\n\r\n");
      assertThat(client.rest()).doesNotContain("HTTP/");
      assertThat(wired.flaw()).isEqualTo("INTERCEPTED something other than TLS in the tunnel");
      assertThat(wired.misread).isEmpty();
    }
  }

  private static SSLSocket secured(Socket socket, String name) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, name, 443, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(name)));
    parameters.setApplicationProtocols(new String[]{"http/1.1"});
    secured.setSSLParameters(parameters);
    assertThat(secured.getRemoteSocketAddress()).isInstanceOf(InetSocketAddress.class);
    return secured;
  }
}
