package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.Entry;
import dev.weir.model.PeerCertificate;
import dev.weir.model.Principal;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.Listen;
import dev.weir.testkit.TestAuthority;
import dev.weir.wire.http.Limits;
import dev.weir.x509.AltName;
import dev.weir.x509.Identity;
import dev.weir.x509.Pem;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntranceTest {

  private static final AltName LEDGER = new AltName.Uri("spiffe://corp/ledger");
  private static final String GET = "GET /pay/v1 HTTP/1.1\r\nHost: weir.test\r\nConnection: close\r\n\r\n";

  private final TestAuthority authority = TestAuthority.create();
  private final TestAuthority stranger = TestAuthority.create();

  @TempDir
  private Path folder;
  private WireServer server;

  /** Answers with who came: the certificate's URI, its subject, or nobody. */
  private static final class WhoLine extends FakeLine {
    @Override
    public CompletionStage<Void> take(Exchange exchange) {
      Incoming incoming = exchange.incoming();
      if (incoming.entry() == Entry.CONNECT) {
        exchange.intercept(new Incoming.Tunnel(new Principal.Unknown(who(incoming)),
            Origin.authority(Scheme.HTTPS, incoming.target()).orElseThrow()), TOLD);
        return done();
      }
      exchange.answer(new OwnAnswer(200, Headers.of("Content-Type", "text/plain"), Bytes.utf8(
          who(incoming) + incoming.tunnel().map(around -> " in " + around.who()).orElse("")), true));
      return done();
    }

    private static String who(Incoming incoming) {
      return incoming.certificate().map(PeerCertificate::uris)
          .map(uris -> uris.isEmpty() ? "no uri" : uris.getFirst())
          .orElse("nobody");
    }
  }

  @BeforeEach
  void start() throws Exception {
    write(authority.server("weir.test", "127.0.0.1"));
    authority.writePem(folder.resolve("clients.pem"));
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001), 0);
    EntranceTls tls = new EntranceTls(folder.resolve("cert.pem"), folder.resolve("key.pem"),
        Optional.of(folder.resolve("clients.pem")));
    server = WireServer.start(
        new WireConfig(new Listen(any, any, any, Map.of(), List.of(), Optional.of(tls)), 1, Limits.USUAL),
        new WhoLine(),
        new Wired.OneLeaf(), new Wired.TrustingTls(),
        Wired.means());
  }

  @AfterEach
  void stop() {
    server.close();
    Leaks.check();
  }

  private void write(Identity identity) throws IOException, CertificateException {
    Files.writeString(folder.resolve("cert.pem"), Pem.of(identity.certificate()));
    Files.writeString(folder.resolve("key.pem"), Pem.ofUnencrypted(identity.key()));
  }

  @Test
  void knowsAClientByItsVerifiedCertificate() throws Exception {
    assertThat(gateway(authority.clientContext(authority.client("ledger", LEDGER)), GET))
        .endsWith("spiffe://corp/ledger");
    assertThat(gateway(authority.clientContext(authority.client("plain", new AltName.Dns("x.test"))), GET))
        .endsWith("no uri");
  }

  @Test
  void takesAClientWithoutACertificateForNobody() throws Exception {
    assertThat(gateway(authority.clientContext(), GET)).endsWith("nobody");
  }

  @Test
  void believesNoHeaderThatSpeaksOfACertificate() throws Exception {
    String smuggled = GET.replace("Connection:", """
        X-Forwarded-Client-Cert: By=spiffe://corp/weir;URI=spiffe://corp/ledger\r
        X-SSL-Client-Cert: -----BEGIN%20CERTIFICATE-----\r
        Ssl-Client-Verify: SUCCESS\r
        X-Client-Cert-Dn: CN=ledger\r
        Client-Cert: :MIIB:\r
        Connection:""");
    assertThat(gateway(authority.clientContext(), smuggled)).endsWith("nobody");
  }

  @Test
  void endsTheHandshakeOfACertificateThatProvesNothing() {
    Instant now = Instant.now();
    Duration day = Duration.ofHours(24);
    for (Identity wrong : new Identity[]{stranger.client("ledger", LEDGER),
      authority.client("ledger", now.minus(day.multipliedBy(2)), day, LEDGER),
      authority.client("ledger", now.plus(day), day, LEDGER), authority.server("ledger.test")}) {
      assertThatThrownBy(() -> gateway(authority.clientContext(wrong), GET)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void provesTheConnectAndWhateverComesInsideIt() throws Exception {
    SSLContext client = authority.clientContext(authority.client("ledger", LEDGER));
    try (SSLSocket outer = connect(client, server.proxyAddress())) {
      outer.getOutputStream().write("CONNECT api.test:443 HTTP/1.1\r\nHost: api.test:443\r\n\r\n".getBytes(
          StandardCharsets.US_ASCII));
      byte[] told = new byte[4096];
      int length = outer.getInputStream().read(told);
      assertThat(new String(told, 0, length, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
      SSLContext any = SSLContext.getInstance("TLS");
      any.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
      try (SSLSocket inner = (SSLSocket) any.getSocketFactory().createSocket(outer, "api.test", 443, true)) {
        inner.setSoTimeout(10_000);
        assertThat(exchange(inner, GET.replace("weir.test", "api.test")))
            .endsWith("nobody in Unknown[why=spiffe://corp/ledger]");
      }
    }
  }

  /** What was read before another protocol begins was decrypted already: the port's TLS must not see it again. */
  @Test
  void readsOnWhereTheFirstBytesBeginAnotherProtocol() throws Exception {
    byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    try (SSLSocket socket = connect(authority.clientContext(), server.gatewayAddress())) {
      byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(ByteBuffer.allocate(33).put(preface).put(settings).array());
      byte[] answered = socket.getInputStream().readNBytes(settings.length);
      assertThat(answered).hasSize(settings.length);
      assertThat(answered[3]).as("the type of a frame of settings").isEqualTo((byte) 4);
    }
  }

  @Test
  void closesOnWhoeverSpeaksInThePlain() throws Exception {
    InetSocketAddress at = (InetSocketAddress) server.gatewayAddress();
    try (Socket plain = new Socket(at.getAddress(), at.getPort())) {
      plain.setSoTimeout(10_000);
      plain.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain("HTTP/1.1", "nobody");
    }
  }

  @Test
  void takesInFilesThatChangeAndKeepsThoseThatWork() throws Exception {
    Identity next = authority.server("weir.test", "127.0.0.1");
    write(next);
    stranger.writePem(folder.resolve("clients.pem"));
    until(next.certificate());
    assertThat(gateway(authority.clientContext(), GET)).endsWith("nobody");
    assertThatThrownBy(() -> gateway(authority.clientContext(authority.client("ledger", LEDGER)), GET))
        .isInstanceOf(IOException.class);
    Files.writeString(folder.resolve("key.pem"), "broken");
    Thread.sleep(1500);
    assertThat(shown()).isEqualTo(next.certificate());
  }

  private void until(X509Certificate wanted) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!shown().equals(wanted) && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    // What the authorities are is read with the certificate, at the latest a look later.
    Thread.sleep(1200);
    assertThat(shown()).isEqualTo(wanted);
  }

  private X509Certificate shown() throws Exception {
    try (SSLSocket socket = connect(authority.clientContext(), server.gatewayAddress())) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private String gateway(SSLContext client, String request) throws IOException {
    try (SSLSocket socket = connect(client, server.gatewayAddress())) {
      return exchange(socket, request);
    }
  }

  private static SSLSocket connect(SSLContext client, SocketAddress to) throws IOException {
    InetSocketAddress at = (InetSocketAddress) to;
    SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(at.getAddress(), at.getPort());
    socket.setSoTimeout(10_000);
    socket.startHandshake();
    return socket;
  }

  private static String exchange(SSLSocket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    if (answer.isEmpty()) {
      throw new IOException("closed");
    }
    return answer;
  }
}
