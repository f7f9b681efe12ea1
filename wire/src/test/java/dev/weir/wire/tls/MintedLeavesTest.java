package dev.weir.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.net.Host;
import dev.weir.testkit.FakeClock;
import dev.weir.testkit.TestAuthority;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MintedLeavesTest {

  private static final Host API = Host.parse("api.pay.test").orElseThrow();

  @TempDir
  Path data;
  private Authority authority;

  @BeforeEach
  void makeAuthority() throws IOException {
    authority = Authority.open(data, Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.pay.test", "localhost", "under_score.test", "127.0.0.1", "[::1]"})
  void theJdkTrustsALeafForItsHostAndNoOther(String host) throws Exception {
    for (SslProvider provider : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
      try (MintedLeaves leaves = new MintedLeaves(authority, Clock.systemUTC(), provider, 10);
          LeafServer server = new LeafServer(leaf(leaves, Host.parse(host).orElseThrow()))) {
        // The JDK's own check takes no underscores in names: those are for other clients.
        if (!host.contains("_")) {
          List<X509Certificate> chain = handshake(server, host);
          assertThat(chain).hasSize(2).last().isEqualTo(authority.certificate());
          assertThat(chain.getFirst().getSerialNumber().bitLength()).isLessThanOrEqualTo(128);
          assertThat(chain.getFirst().getNotBefore().toInstant()).isBefore(Instant.now().minusSeconds(3590));
          assertThat(Duration.between(Instant.now(), chain.getFirst().getNotAfter().toInstant()))
              .isBetween(Duration.ofDays(6), Duration.ofDays(7));
        }
        assertThatThrownBy(() -> handshake(server, "other.test")).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void curlNodeAndOpensslTrustIt() throws Exception {
    String ca = data.resolve("ca/ca.pem").toString();
    try (MintedLeaves leaves = new MintedLeaves(authority, Clock.systemUTC());
        LeafServer server = new LeafServer(leaf(leaves, API))) {
      String resolve = "api.pay.test:" + server.port() + ":127.0.0.1";
      String url = "https://api.pay.test:" + server.port() + "/";

      assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not here");
      assertThat(run(Map.of(), "curl", "-sS", "--http1.1", "--noproxy", "*", "--cacert", ca, "--resolve",
          resolve, url))
          .isEqualTo("leaf");
      assertThat(
          run(Map.of(), "curl", "-sS", "--http1.1", "--noproxy", "*", "--tls-max", "1.2", "--cacert", ca,
              "--resolve",
              resolve, url))
          .isEqualTo("leaf");
      assertThat(run(Map.of(), "curl", "-sS", "--http1.1", "--noproxy", "*", "--resolve", resolve, url))
          .contains("certificate");

      assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not here");
      assertThat(run(Map.of(), "openssl", "s_client", "-connect", "127.0.0.1:" + server.port(), "-servername",
          "api.pay.test", "-verify_hostname", "api.pay.test", "-verify_return_error", "-x509_strict",
          "-CAfile", ca,
          "-alpn", "h2,http/1.1"))
          .contains("Verify return code: 0 (ok)", "ALPN protocol: h2", "TLSv1.3");

      assumeTrue(Files.isExecutable(Path.of("/usr/bin/node")), "node is not here");
      String script = """
          require('https').get({host: '127.0.0.1', port: %d, servername: 'api.pay.test', agent: false},
            r => r.on('data', d => process.stdout.write(d))).on('error', e => console.log(e.code))"""
          .formatted(server.port());
      assertThat(run(Map.of("NODE_EXTRA_CA_CERTS", ca), "node", "-e", script)).isEqualTo("leaf");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void sessionsResume(String version) throws Exception {
    assumeTrue(OpenSsl.isAvailable() && Files.isExecutable(Path.of("/usr/bin/openssl")), "needs both");
    try (MintedLeaves leaves = new MintedLeaves(authority, Clock.systemUTC())) {
      SslContext context = leaf(leaves, API);
      Path session = data.resolve("session.pem");
      try (LeafServer server = new LeafServer(context)) {
        String address = "127.0.0.1:" + server.port();
        // The request makes the client wait for the tickets, which in TLS 1.3 follow the handshake.
        String ask = "printf 'GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n' | timeout 5 openssl s_client "
            + "-ign_eof " + version + " -servername api.pay.test -connect " + address;
        assertThat(run(Map.of(), "sh", "-c", ask + " -sess_out " + session)).contains("New, TLSv1.");
        assertThat(run(Map.of(), "sh", "-c", ask + " -sess_in " + session)).contains("Reused, TLSv1.");
      }
    }
  }

  @Test
  void oneHostIsMintedOnceAndRenewedBeforeItsEnd() throws Exception {
    FakeClock clock = FakeClock.at(Instant.now());
    try (MintedLeaves leaves = new MintedLeaves(authority, clock)) {
      SslContext first = leaf(leaves, API);
      clock.advance(Duration.ofDays(5));
      assertThat(leaf(leaves, API)).isSameAs(first);
      clock.advance(Duration.ofDays(1));
      assertThat(leaf(leaves, API)).isNotSameAs(first);
      assertThat(leaves.leafFor(API).toCompletableFuture()).isDone();
    }
  }

  @Test
  void neverOutlivesItsAuthority() throws Exception {
    FakeClock clock = FakeClock
        .at(authority.certificate().getNotAfter().toInstant().minus(Duration.ofHours(2)));
    try (MintedLeaves leaves = new MintedLeaves(authority, clock)) {
      assertThat(leaf(leaves, API)).isNotNull();
      clock.advance(Duration.ofHours(3));
      assertThatThrownBy(() -> leaf(leaves, API)).isInstanceOf(ExecutionException.class)
          .cause().isInstanceOf(IOException.class).hasMessageContaining("expired");
    }
  }

  @Test
  void anEvictedLeafStillServes() throws Exception {
    try (MintedLeaves leaves = new MintedLeaves(authority, Clock.systemUTC(), Engine.provider(), 1)) {
      SslContext evicted = leaf(leaves, API);
      leaf(leaves, Host.parse("b.test").orElseThrow());
      try (LeafServer server = new LeafServer(evicted)) {
        assertThat(handshake(server, "api.pay.test")).hasSize(2);
      }
      assertThat(leaf(leaves, API)).isNotSameAs(evicted);
    }
  }

  @Test
  void aLongHostFitsWhereClientsLook() throws Exception {
    String host = "a".repeat(60) + "." + "b".repeat(60) + ".test";
    try (MintedLeaves leaves = new MintedLeaves(authority, Clock.systemUTC());
        LeafServer server = new LeafServer(leaf(leaves, Host.parse(host).orElseThrow()))) {
      assertThat(handshake(server, host)).first().extracting(X509Certificate::getSubjectX500Principal)
          .hasToString("CN=Weir");
    }
  }

  private static SslContext leaf(MintedLeaves leaves, Host host) throws Exception {
    return leaves.leafFor(host).toCompletableFuture().get();
  }

  /** Returns the chain that a JDK client got, which checked it against {@code host}. */
  private List<X509Certificate> handshake(LeafServer server, String host) throws Exception {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try (SSLSocket socket = (SSLSocket) TestAuthority.trusting(authority.certificate()).getSocketFactory()
        .createSocket(new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port()), bare, server.port(),
            true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return Arrays.stream(socket.getSession().getPeerCertificates()).map(MintedLeavesTest::x509).toList();
    }
  }

  private static X509Certificate x509(Certificate certificate) {
    return (X509Certificate) certificate;
  }

  private static String run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
