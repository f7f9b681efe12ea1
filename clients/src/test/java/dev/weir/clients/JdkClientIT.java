package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Request;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OneWeir.class)
final class JdkClientIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final World world;

  JdkClientIT(World world) {
    this.world = world;
  }

  /** Of HTTP/2 it asks for {@code Upgrade: h2c}: Weir stays at HTTP/1.1, and nothing of the offer goes further. */
  @ParameterizedTest
  @EnumSource(value = Version.class, names = {"HTTP_1_1", "HTTP_2"})
  void getsAndPostsThroughTheGateway(Version version) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
      HttpResponse<String> got = client.send(shown(world.gateway("/shop/chunks")).build(),
          BodyHandlers.ofString());
      HttpResponse<String> posted = client.send(
          shown(world.gateway("/shop/echo")).POST(BodyPublishers.ofString("grüße")).build(),
          BodyHandlers.ofString());

      assertGreeted(got);
      assertThat(posted.body()).isEqualTo("grüße");
      assertThat(posted.version()).isEqualTo(Version.HTTP_1_1);
      Request seen = world.outside().shop().lastRequest();
      assertThat(seen.headers()).doesNotContainKeys("Upgrade", "HTTP2-Settings", "Authorization");
    }
  }

  @Test
  void isToldWhyItsKeyIsWrong() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(
          to(world.gateway("/shop/hello")).header("Authorization", "Bearer no-key").build(),
          BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @Test
  void showsItsKeyToTheProxyOfItself() throws Exception {
    try (HttpClient client = proxied().build()) {
      assertGreeted(client.send(forProxy(world.plain("/hello")).build(), BodyHandlers.ofString()));
      assertGreeted(client.send(forProxy(world.shop("/hello")).build(), BodyHandlers.ofString()));
    }
  }

  @Test
  void showsItsKeyToTheProxyOnceItIsAsked() throws Exception {
    try (HttpClient client = proxied().authenticator(new Knows(world.key())).build()) {
      assertGreeted(client.send(to(URI.create(world.plain("/hello"))).build(), BodyHandlers.ofString()));
      assertGreeted(client.send(to(URI.create(world.shop("/hello"))).build(), BodyHandlers.ofString()));
    }
  }

  @Test
  void agreesOnHttp2InsideConnect() throws Exception {
    try (HttpClient client = proxied().version(Version.HTTP_2).build()) {
      HttpResponse<String> answer = client.send(
          forProxy(world.shop("/echo")).POST(BodyPublishers.ofString("grüße")).build(),
          BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("grüße");
      assertThat(answer.version()).isEqualTo(Version.HTTP_2);
    }
  }

  private HttpClient.Builder proxied() {
    return HttpClient.newBuilder().version(Version.HTTP_1_1).proxy(ProxySelector.of(world.proxy()))
        .sslContext(world.trustsWeir());
  }

  private HttpRequest.Builder shown(URI uri) {
    return to(uri).header("Authorization", "Bearer " + world.key()).header("Content-Type", "text/plain");
  }

  private HttpRequest.Builder forProxy(String url) {
    return to(URI.create(url)).header("Proxy-Authorization", "Bearer " + world.key())
        .header("Content-Type", "text/plain");
  }

  private static HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(PATIENCE);
  }

  private static void assertGreeted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Weir-Decision")).hasValue("allow");
    assertThat(answer.body()).isEqualTo(Shop.GREETING);
  }

  /** Answers a proxy's question with a key, and no one else's. */
  private static final class Knows extends Authenticator {
    private final String key;

    Knows(String key) {
      this.key = key;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication("app", key.toCharArray());
    }
  }
}
