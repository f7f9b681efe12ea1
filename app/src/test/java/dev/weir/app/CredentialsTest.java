package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.HostPattern;
import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that a live Weir shows, and to whom. */
final class CredentialsTest {

  private final StandIn shop = StandIn.http("shop.test");
  private final StandIn other = StandIn.http("other.test");
  private final StandIn login = StandIn.http("login.test");
  private final StandIn crm = StandIn.http("crm.test");

  @TempDir
  Path folder;

  @AfterEach
  void stop() {
    List.of(shop, other, login, crm).forEach(StandIn::close);
  }

  private Wiring start() throws Exception {
    Path file = Files.writeString(folder.resolve("weir.yaml"),
        """
            version: 1
            listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
            data: %1$s
            dns: {hosts: {shop.test: 127.0.0.1, other.test: 127.0.0.1, login.test: 127.0.0.1, crm.test: 127.0.0.1}}
            callers: [{name: tests, from: [127.0.0.0/8]}]
            secrets: {filed: {file: filed.txt}}
            destinations:
              filed: {upstream: "http://crm.test:%5$d", addresses: {allow: [127.0.0.0/8]}, credential: {secret: filed, query: key}}
              shop:
                hosts: [shop.test]
                ports: [%2$d]
                addresses: {allow: [127.0.0.0/8]}
                credential: {secret: shop-live}
                response: {redirects: allow}
              other: {hosts: [other.test], ports: [%3$d], addresses: {allow: [127.0.0.0/8]}}
              stolen: {upstream: "http://other.test:%3$d", addresses: {allow: [127.0.0.0/8]}, credential: {secret: shop-live}}
              login: {hosts: [login.test], ports: [%4$d], addresses: {allow: [127.0.0.0/8]}}
              crm:
                upstream: http://crm.test:%5$d
                addresses: {allow: [127.0.0.0/8]}
                credential: {secret: crm-app, oauth2: {token_url: "http://login.test:%4$d/token", client_id: weir}}
            """
            .formatted(folder.resolve("data"), shop.port(), other.port(), login.port(), crm.port()));
    Files.writeString(folder.resolve("filed.txt"), "f1led s3cret\n");
    try (Vault vault = Vault.open(folder.resolve("data"), MasterKeySource.beside(folder.resolve("data")),
        Clock.systemUTC())) {
      vault.secrets().set("shop-live", "sh0p-s3cret".getBytes(StandardCharsets.UTF_8),
          List.of(HostPattern.parse("shop.test").orElseThrow()));
      vault.secrets().set("crm-app", "cl1ent-s3cret".getBytes(StandardCharsets.UTF_8),
          List.of(HostPattern.parse("login.test").orElseThrow()));
    }
    return Wiring.start(file, MasterKeySource.beside(folder.resolve("data")), _ -> {});
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void showsNothingToWhereARedirectLeads() throws Exception {
    shop.on("GET", "/a",
        _ -> Answer.text(302, "").with("Location", "http://other.test:" + other.port() + "/b"));
    other.on("GET", "/b", _ -> Answer.text(200, "arrived"));
    try (Wiring weir = start();
        HttpClient client = HttpClient.newBuilder().proxy(ProxySelector.of(weir.proxy()))
            .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.ALWAYS).build()) {
      assertThat(get(client, "http://shop.test:" + shop.port() + "/a").body()).isEqualTo("arrived");
      assertThat(shop.lastRequest().header("Authorization")).hasValue("Bearer sh0p-s3cret");
      assertThat(other.lastRequest().header("Authorization")).isEmpty();
    }
  }

  @Test
  void showsNothingToAHostThatTheSecretIsNotBoundTo() throws Exception {
    try (Wiring weir = start(); HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = get(client, "http:/" + weir.gateway() + "/stolen/b");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("credential not available").doesNotContain("s3cret");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void showsASecretThatIsKeptInAFile() throws Exception {
    crm.on("GET", "/people", _ -> Answer.text(200, "people"));
    try (Wiring weir = start(); HttpClient client = HttpClient.newHttpClient()) {
      assertThat(get(client, "http:/" + weir.gateway() + "/filed/people?a=1").body()).isEqualTo("people");
      assertThat(crm.lastRequest().target()).isEqualTo("/people?a=1&key=f1led%20s3cret");
    }
  }

  @Test
  void fetchesATokenOverItsOwnLine() throws Exception {
    login.on("POST", "/token", _ -> Answer.json(200,
        "{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":600}"));
    crm.on("GET", "/people", _ -> Answer.text(200, "people"));
    try (Wiring weir = start(); HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 3; i++) {
        assertThat(get(client, "http:/" + weir.gateway() + "/crm/people").body()).isEqualTo("people");
      }
      assertThat(crm.lastRequest().header("Authorization")).hasValue("Bearer t0ken");
      assertThat(login.requests()).singleElement().extracting(Request::text).asString()
          .contains("grant_type=client_credentials");
    }
  }
}
