package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.weir.model.KeyRing.Check;
import dev.weir.model.Proof;
import dev.weir.model.talk.ModelPattern;
import dev.weir.vault.Keys;
import dev.weir.vault.MasterKeySource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys made and ended over the admin API of a live Weir. */
final class KeysApiTest {

  private static final String NARROW = "{\"destinations\":[\"up\"],\"models\":[\"gpt-4o*\"],\"expires\":\"10m\",\"note\":\"n\"}";

  @TempDir
  Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Wiring weir;
  private Keys.Minted root;

  @BeforeEach
  void start() throws Exception {
    Path file = Files.writeString(folder.resolve("weir.yaml"), """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
        data: %s
        callers: [{name: ci, mint: true}, {name: shop}]
        destinations: {up: {hosts: [up.test]}, other: {hosts: [other.test]}}
        """.formatted(folder.resolve("data")));
    weir = Wiring.start(file, MasterKeySource.beside(folder.resolve("data")), _ -> {});
    root = weir.keys().mint("ci", "", Optional.empty());
  }

  @AfterEach
  void stop() {
    client.close();
    weir.close();
  }

  private HttpResponse<String> post(String key, String body, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + weir.admin() + "/api/keys"))
        .header("Authorization", "Bearer " + key).POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int delete(String key, String id) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create("http://" + weir.admin() + "/api/keys/" + id))
        .header("Authorization", "Bearer " + key).DELETE().build(), HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private static String part(HttpResponse<String> answer, String name) {
    int start = answer.body().indexOf("\"" + name + "\":\"") + name.length() + 4;
    return answer.body().substring(start, answer.body().indexOf('"', start));
  }

  @Test
  void makesANarrowerKey() throws Exception {
    HttpResponse<String> answer = post(root.text(), NARROW);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(weir.keys().check(part(answer, "key"))).isInstanceOfSatisfying(Check.Valid.class, valid -> {
      assertThat(valid.caller()).isEqualTo("ci");
      assertThat(valid.key().above()).containsExactly(root.id());
      assertThat(valid.key().to().destinations()).isEqualTo(Set.of("up"));
      assertThat(valid.key().to().models()).containsExactly(new ModelPattern("gpt-4o*"));
    });
  }

  @Test
  void givesTheSameKeyForTheSameRequestAndNoOther() throws Exception {
    String first = post(root.text(), NARROW, "Idempotency-Key", "job-1").body();
    assertThat(post(root.text(), NARROW, "Idempotency-Key", "job-1").body()).isEqualTo(first);
    assertThat(post(root.text(), NARROW, "Idempotency-Key", "job-2").body()).isNotEqualTo(first);
    assertThat(post(root.text(), "{}", "Idempotency-Key", "job-1").statusCode()).isEqualTo(422);
    assertThat(weir.keys().list()).hasSize(3);
  }

  @Test
  void refusesMoreThanTheKeyHas() throws Exception {
    String narrow = part(post(root.text(), NARROW), "key");
    for (String more : new String[]{"{\"destinations\":[\"other\"]}", "{\"models\":[\"*\"]}",
      "{\"expires\":\"11m\"}"}) {
      HttpResponse<String> answer = post(narrow, more);
      assertThat(answer.statusCode()).as(more).isEqualTo(422);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "{", "{\"destination\":[\"up\"]}", "{\"destinations\":\"up\"}",
    "{\"destinations\":[\"nowhere\"]}", "{\"destinations\":[null]}", "{\"paths\":[\"x\"]}",
    "{\"expires\":\"soon\"}",
    "{\"destinations\":[],\"destinations\":[\"up\"]}", "{} {}"})
  void refusesWhatIsNoRequest(String body) throws Exception {
    assertThat(post(root.text(), body).statusCode()).isEqualTo(400);
    assertThat(weir.keys().list()).hasSize(1);
  }

  @Test
  void listensToNobodyElse() throws Exception {
    assertThat(post("wk_nobody", NARROW).statusCode()).isEqualTo(401);
    assertThat(post(root.text() + "x", NARROW).statusCode()).isEqualTo(401);
    HttpResponse<String> shop = post(weir.keys().mint("shop", "", Optional.empty()).text(), NARROW);
    assertThat(shop.statusCode()).isEqualTo(403);
    assertThat(shop.body()).contains("mint: true").doesNotContain("wk_");
    weir.keys().revoke(root.id());
    assertThat(post(root.text(), NARROW).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + weir.admin() + path))
        .method(method, BodyPublishers.noBody());
    return client.send(request.headers(headers).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void showsTheKeyAndThoseBelowItAndNoOther() throws Exception {
    String bearer = "Bearer " + root.text();
    weir.keys().mint("ci", "", Optional.empty());
    HttpResponse<String> made = post(root.text(), "{\"budgets\":[\"usd=2.50\"],\"note\":\"n\"}");
    String place = made.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> all = ask("GET", "/api/keys", "Authorization", bearer);
    assertThat(all.body()).contains(root.id().text(), part(made, "id"), "\"budgets\":[\"usd=2.5\"]")
        .doesNotContain("ws_", "wk_");
    assertThat(all.body().split("\"id\"", -1)).hasSize(3);
    String tag = all.headers().firstValue("ETag").orElseThrow();
    assertThat(ask("GET", "/api/keys", "Authorization", bearer, "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    HttpResponse<String> one = ask("GET", place, "Authorization", bearer);
    assertThat(one.body()).contains("\"state\":\"valid\"", "\"above\":[\"" + root.id() + "\"]");
    String first = one.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> stale = ask("DELETE", place, "Authorization", bearer, "If-Match", "\"other\"");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.body()).contains("\"type\":\"urn:weir:problem:changed\"");
    assertThat(ask("DELETE", place, "Authorization", bearer, "If-Match", first).statusCode()).isEqualTo(204);
    HttpResponse<String> ended = ask("GET", place, "Authorization", bearer, "If-None-Match", first);
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(ended.body()).contains("\"state\":\"revoked\"");
    HttpResponse<String> wrong = ask("PUT", place, "Authorization", bearer);
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow")).contains("GET, DELETE");
  }

  @Test
  void believesABoundKeyWithItsProofAlone() throws Exception {
    ECKey mine = new ECKeyGenerator(Curve.P_256).generate();
    String key = part(post(root.text(), "{\"bind\":\"jkt=" + mine.computeThumbprint() + "\"}"), "key");
    assertThat(post(key, "{}").statusCode()).isEqualTo(401);
    String url = "http://" + weir.admin() + "/api/keys";
    String proof = Dpop.proof(mine, "POST", url, key);
    assertThat(post(key, "{}", "DPoP", proof).statusCode()).isEqualTo(201);
    assertThat(post(key, "{}", "DPoP", proof).body()).contains("shown before");
    assertThat(post(key, "{}", "DPoP", Dpop.proof(mine, "GET", url, key)).statusCode()).isEqualTo(401);
    assertThat(post(key, "{\"bind\":\"jkt=" + "A".repeat(43) + "\"}", "DPoP",
        Dpop.proof(mine, "POST", url, key)).statusCode()).isEqualTo(422);
  }

  @Test
  void endsAKeyBelowTheOneThatIsShownAndNoOther() throws Exception {
    HttpResponse<String> mine = post(root.text(), NARROW);
    Keys.Minted stranger = weir.keys().mint("ci", "", Optional.empty());
    assertThat(delete(root.text(), stranger.id().text())).isEqualTo(404);
    assertThat(delete(part(mine, "key"), root.id().text())).isEqualTo(404);
    assertThat(delete(root.text(), part(mine, "id"))).isEqualTo(204);
    assertThat(weir.keys().check(part(mine, "key"))).isEqualTo(new Check.Invalid("key is revoked"));
    assertThat(weir.keys().ended(Proof.Key.root(stranger.id(), Optional.empty()))).isEmpty();
  }
}
