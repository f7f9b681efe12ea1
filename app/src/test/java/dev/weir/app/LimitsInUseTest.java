package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Loaded;
import dev.weir.testkit.Answer;
import dev.weir.testkit.StandIn;
import dev.weir.vault.MasterKeySource;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What calls through a real Weir use up is what its admin API tells, and nothing that they say. */
final class LimitsInUseTest {

  private static final String POLICIES = """
      policies:
        - {name: spend, budget: {requests: [3/day, 100/month], per: caller, zone: Europe/Berlin}}
        - {name: pace, limit: {requests: 600/h, per: [team, 'request.headers["x-session"]']}}
        - {name: tried, mode: shadow, budget: {requests: 1/day}}
      """;

  @TempDir
  Path folder;

  private final StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
  private Site site = new Site(Path.of(""), upstream);

  @BeforeEach
  void settle() {
    site = new Site(folder, upstream);
  }

  @AfterEach
  void stop() {
    site.close();
    upstream.close();
  }

  @Test
  void areToldByRuleAndByWhoseTheyAre() throws Exception {
    try (Wiring weir = start()) {
      for (int i = 0; i < 4; i++) {
        call(weir);
      }
      String told = ask(weir, "");
      JsonNode limits = JsonMapper.shared().readTree(told);

      assertThat(limits.get("rules").findValuesAsString("rule")).containsExactly("spend", "pace", "tried");
      assertThat(limits.at("/rules/0/refused").asInt()).isEqualTo(1);
      assertThat(limits.at("/rules/2/shadow").asBoolean()).isTrue();
      assertThat(limits.get("used").findValuesAsString("rule")).containsExactly("spend", "spend", "pace");
      assertThat(limits.at("/used/0").toString()).contains("\"used\":3", "\"window\":\"day\"",
          "\"zone\":\"Europe/Berlin\"", "\"what\":\"caller\"");
      assertThat(limits.at("/used/2/of/1/name").asString()).startsWith("#");
      assertThat(told).doesNotContain("swordfish");
      assertThat(JsonMapper.shared().readTree(ask(weir, "?q=swordfish")).get("found").asInt()).isZero();
    }
  }

  @Test
  void areToldAfterARestartBeforeAnybodyHasCalled() throws Exception {
    try (Wiring weir = start()) {
      call(weir);
    }
    try (Wiring weir = start()) {
      assertThat(JsonMapper.shared().readTree(ask(weir, "")).get("used").findValuesAsString("used"))
          .containsExactly("1", "1");
    }
  }

  @Test
  void areThoseOfThePolicyInForce() throws Exception {
    try (Wiring weir = start()) {
      call(weir);
      site.configured(POLICIES.replace("[3/day, 100/month]", "10/day").replace("name: pace", "name: speed"));
      assertThat(weir.reload()).isInstanceOf(Loaded.Ok.class);
      JsonNode limits = JsonMapper.shared().readTree(ask(weir, ""));

      assertThat(limits.get("used").findValuesAsString("rule")).as("nobody has called by the new one yet")
          .containsExactly("spend");
      assertThat(limits.at("/used/0/limit").asInt()).isEqualTo(10);
    }
  }

  private Wiring start() throws Exception {
    return Wiring.start(site.configured(POLICIES), MasterKeySource.beside(site.data()), _ -> {});
  }

  private void call(Wiring weir) throws Exception {
    URI to = URI.create("http://127.0.0.1:" + weir.gateway().getPort() + "/up/call/a");
    var answer = site.client().send(HttpRequest.newBuilder(to).header("x-session", "swordfish").build(),
        BodyHandlers.ofString());
    assertThat(List.of(200, 429)).contains(answer.statusCode());
  }

  private String ask(Wiring weir, String query) throws Exception {
    return site.get(URI.create("http://" + weir.admin() + "/api/limits" + query)).body();
  }
}
