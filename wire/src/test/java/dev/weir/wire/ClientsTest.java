package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.Entry;
import dev.weir.model.Principal;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that people have: the JDK's, and curl where it is installed. */
class ClientsTest {

  /** Intercepts every CONNECT that shows credentials, challenges the others, and forwards the rest. */
  private final FakeLine line = new FakeLine() {
    @Override
    public CompletionStage<Void> take(Exchange exchange) {
      Incoming incoming = exchange.incoming();
      if (incoming.entry() != Entry.CONNECT) {
        return super.take(exchange);
      }
      if (!incoming.headers().has("Proxy-Authorization")) {
        exchange
            .answer(new OwnAnswer(407, Headers.of("Proxy-Authenticate", "Basic realm=\"weir\""), Bytes.EMPTY,
                false));
      } else {
        Origin origin = Origin.authority(Scheme.HTTPS, incoming.target()).orElseThrow();
        exchange.intercept(new Incoming.Tunnel(new Principal.Unknown("nobody"), origin), TOLD);
      }
      return done();
    }
  };
  private final Wired wired;
  private final RawUpstream up = RawUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

  ClientsTest() throws IOException {
    wired = new Wired(line);
    line.port = up.port();
    line.reads = true;
  }

  @AfterEach
  void stop() throws IOException {
    up.close();
    wired.close();
  }

  private static String url(SocketAddress address, String path) {
    return "http://127.0.0.1:" + ((InetSocketAddress) address).getPort() + path;
  }

  @Test
  void theJdksClientThroughTheGateway() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 3; i++) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(wired.server.gatewayAddress(), "/up/x")))
            .POST(HttpRequest.BodyPublishers.ofString("a body")).expectContinue(i == 1).build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("hello");
      }
    }
    assertThat(up.requests).hasSize(3).allSatisfy(request -> assertThat(request).endsWith("\r\n\r\na body")
        .doesNotContain("Upgrade", "HTTP2-Settings", "Expect"));
  }

  @Test
  void theJdksClientThroughTheProxy() throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1)
        .proxy(ProxySelector.of((InetSocketAddress) wired.server.proxyAddress())).build()) {
      HttpRequest plain = HttpRequest.newBuilder(URI.create("http://upstream.test/a")).build();
      assertThat(client.send(plain, BodyHandlers.ofString()).body()).isEqualTo("hello");
      HttpRequest secure = HttpRequest.newBuilder(URI.create("https://upstream.test/b"))
          .setHeader("Proxy-Authorization", "Bearer k").build();
      assertThat(client.send(secure, BodyHandlers.ofString()).body()).isEqualTo("hello");
    }
    assertThat(up.requests).hasSize(2).noneSatisfy(request -> assertThat(request).contains("Proxy-"));
  }

  @Test
  void theJdksClientAgreesOnHttp2InsideAConnect() throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(tls)
        .proxy(ProxySelector.of((InetSocketAddress) wired.server.proxyAddress())).build()) {
      for (int i = 0; i < 3; i++) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://upstream.test/b"))
            .setHeader("Proxy-Authorization", "Bearer k")
            .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000))).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).isEqualTo("hello");
      }
    }
    assertThat(up.requests).hasSize(3).allSatisfy(request -> assertThat(request).hasSizeGreaterThan(100_000));
  }

  @Test
  void curlSpeaksHttp2ToBoth() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
    String version = " %{http_version}";
    assertThat(curl("--http2-prior-knowledge", "-w", version, "-d", "x".repeat(50_000),
        url(wired.server.gatewayAddress(), "/up"))).isEqualTo("hello 2");
    assertThat(curl("-k", "--http2", "-w", version, "-x", url(wired.server.proxyAddress(), ""), "-U", "u:p",
        "https://upstream.test/x")).isEqualTo("hello 2");
  }

  @Test
  void curlThroughBoth() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
    Path large = Files.createTempFile("weir", ".body");
    try {
      Files.writeString(large, "x".repeat(2 << 20));
      assertThat(curl("-d", "@" + large, url(wired.server.gatewayAddress(), "/up"))).isEqualTo("hello");
      assertThat(curl("-H", "Transfer-Encoding: chunked", "-d", "@" + large,
          url(wired.server.gatewayAddress(), "/up"))).isEqualTo("hello");
      String proxy = url(wired.server.proxyAddress(), "");
      assertThat(curl("-x", proxy, "http://upstream.test/x")).isEqualTo("hello");
      // curl asks without credentials first, and again on the same connection.
      assertThat(curl("-k", "-x", proxy, "--proxy-anyauth", "-U", "u:p", "https://upstream.test/x"))
          .isEqualTo("hello");
    } finally {
      Files.delete(large);
    }
    assertThat(up.requests).hasSize(4);
    assertThat(up.requests.get(0)).hasSizeGreaterThan(2 << 20);
  }

  private static String curl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/curl", "-sS", "--max-time", "10"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
