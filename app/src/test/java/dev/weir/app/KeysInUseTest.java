package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.weir.model.Binding;
import dev.weir.model.KeyRing.Check;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import dev.weir.model.Share;
import dev.weir.model.net.Cidr;
import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import dev.weir.vault.Keys;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sub-keys at a live Weir: what is used up with them, what they are bound to, and where they should not be seen. */
final class KeysInUseTest {

  @TempDir
  Path folder;

  private final StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
  private final StandIn alerts = StandIn.http("127.0.0.1").on("POST", "/alert", _ -> Answer.text(200, ""));
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Wiring weir;
  private Proof.Key root;

  @BeforeEach
  void start() throws Exception {
    Path file = Files.writeString(folder.resolve("weir.yaml"), """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
        data: %s
        dns: {hosts: {up.test: 127.0.0.1}}
        keys: {leaked: revoke, misused: alert, alert: {url: 'http://127.0.0.1:%d/alert'}}
        callers: [{name: ci}, {name: shop}]
        destinations:
          up: {upstream: 'http://up.test:%3$d', addresses: {allow: [127.0.0.0/8]}}
          other: {upstream: 'http://up.test:%3$d', addresses: {allow: [127.0.0.0/8]}}
        """.formatted(folder.resolve("data"), alerts.port(), upstream.port()));
    weir = Wiring.start(file, MasterKeySource.beside(folder.resolve("data")), _ -> {});
    root = weir.keys().proof(weir.keys().mint("ci", "", Optional.empty()).id());
  }

  @AfterEach
  void stop() {
    client.close();
    weir.close();
    upstream.close();
    alerts.close();
  }

  @Test
  void spendTheRequestsOfEveryKeyAbove() throws Exception {
    Keys.Minted parent = mint(root, Narrowing.NONE, Optional.empty(), "requests=3");
    Keys.Minted one = mint(proof(parent), Narrowing.NONE, Optional.empty(), "requests=2/day");
    Keys.Minted two = mint(proof(parent), Narrowing.NONE, Optional.empty());
    assertThat(get(one).statusCode()).isEqualTo(200);
    assertThat(get(one).statusCode()).isEqualTo(200);
    HttpResponse<String> spent = get(one);
    assertThat(spent.statusCode()).isEqualTo(429);
    assertThat(spent.body()).contains("(key)", "the budget of 2 requests in each day");
    assertThat(get(two).statusCode()).isEqualTo(200);
    assertThat(get(two).body()).contains("the budget of 3 requests leaves too little");
    assertThat(upstream.requests()).hasSize(3);
  }

  @Test
  void areWorthNothingWithoutTheKeyThatTheyAreBoundTo() throws Exception {
    ECKey mine = new ECKeyGenerator(Curve.P_256).generate();
    ECKey thief = new ECKeyGenerator(Curve.P_256).generate();
    Keys.Minted bound = mint(root, Narrowing.NONE, Binding.parse("jkt=" + mine.computeThumbprint()));
    String url = "http://127.0.0.1:" + weir.gateway().getPort() + "/up/call";
    assertThat(get(bound).statusCode()).isEqualTo(401);
    assertThat(get(bound).headers().allValues("WWW-Authenticate"))
        .contains("DPoP error=\"invalid_dpop_proof\"");
    String proof = Dpop.proof(mine, "GET", url, bound.text());
    assertThat(get(bound, "DPoP", proof).statusCode()).isEqualTo(200);
    for (String wrong : List.of(proof, Dpop.proof(thief, "GET", url, bound.text()),
        Dpop.proof(mine, "POST", url, bound.text()), Dpop.proof(mine, "GET", url + "/x", bound.text()),
        Dpop.proof(mine, "GET", url, "ws_other"))) {
      assertThat(get(bound, "DPoP", wrong).statusCode()).isEqualTo(401);
    }
    assertThat(upstream.requests()).hasSize(1)
        .allMatch(request -> request.header("DPoP").isEmpty());
  }

  @Test
  void areRevokedWhereTheyAreSentOut() throws Exception {
    Keys.Minted lost = mint(root, Narrowing.NONE, Optional.empty());
    Keys.Minted below = mint(proof(lost), Narrowing.NONE, Optional.empty());
    Keys.Minted sender = weir.keys().mint("shop", "", Optional.empty());
    String forged = lost.text().substring(0, lost.text().length() - 2) + "AA";
    assertThat(post(sender, "{\"log\":\"key=" + forged + "\"}").statusCode()).isEqualTo(403);
    assertThat(weir.keys().check(lost.text())).isInstanceOf(Check.Valid.class);
    HttpResponse<String> denied = post(sender, "{\"log\":\"Bearer " + lost.text() + ".\"}");
    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.body()).contains("(own-keys)").doesNotContain("ws_");
    Served.await("the key to be revoked", () -> weir.keys().check(lost.text()) instanceof Check.Invalid);
    assertThat(weir.keys().check(below.text())).isInstanceOf(Check.Invalid.class);
    assertThat(weir.keys().check(sender.text())).isInstanceOf(Check.Valid.class);
    Served.await("the alert", () -> !alerts.requests().isEmpty());
    assertThat(alerts.requests().getFirst().text()).contains("\"what\":\"key.leaked\"",
        "\"caller\":\"shop\"", "\"action\":\"revoked\"", lost.id() + " of ci").doesNotContain("ws_");
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void areToldOfWhereTheyAreShownForWhatTheyWereNotMadeFor() throws Exception {
    Keys.Minted narrow = mint(root, new Narrowing(Set.of("other"), Set.of(), List.of(), Optional.empty(),
        List.of()), Optional.empty());
    Keys.Minted far = mint(root, new Narrowing(Set.of(), Set.of(), List.of(), Optional.empty(),
        List.of(Cidr.of("192.0.2.0/24"))), Optional.empty());
    assertThat(get(narrow).statusCode()).isEqualTo(403);
    assertThat(get(narrow).statusCode()).isEqualTo(403);
    assertThat(get(far).statusCode()).isEqualTo(403);
    Served.await("both alerts", () -> alerts.requests().size() >= 2);
    assertThat(alerts.requests()).extracting(Request::text).hasSize(2)
        .anyMatch(text -> text.contains("for a destination that it was not made for"))
        .anyMatch(text -> text.contains("from an address that it was not made for"))
        .allMatch(
            text -> text.contains("\"what\":\"key.misused\"") && text.contains("\"action\":\"alerted\""));
    assertThat(weir.keys().check(narrow.text())).isInstanceOf(Check.Valid.class);
  }

  private Keys.Minted mint(Proof.Key from, Narrowing to, Optional<Binding> binding, String... shares)
      throws Exception {
    return weir.keys().narrow(from, new Wish(to,
        Stream.of(shares).map(text -> Share.parse(text).orElseThrow()).toList(), binding, "",
        Optional.empty()));
  }

  private Proof.Key proof(Keys.Minted key) throws Exception {
    return weir.keys().proof(key.id());
  }

  private HttpResponse<String> get(Keys.Minted key, String... headers) throws Exception {
    HttpRequest.Builder request = request(key).GET();
    return client.send((headers.length > 0 ? request.headers(headers) : request).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(Keys.Minted key, String body) throws Exception {
    return client.send(request(key).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(Keys.Minted key) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + weir.gateway().getPort() + "/up/call"))
        .header("Authorization", "Bearer " + key.text());
  }
}
