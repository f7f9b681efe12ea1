package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.testkit.Answer;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.RedisServer;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one of two Weirs tells of limits that they share, and what it tells when nobody can be asked. */
final class SharedLimitsIT {

  private static final Map<String, String> ENVIRONMENT = Map.of("POSTGRES_PASSWORD", PostgresServer.PASSWORD);
  private static final String RULES = """
      policies:
        - {name: spend, budget: {requests: 100/month, per: team}}
        - {name: few, limit: {requests: 10/h, per: caller}}
      shared:
        redis: 'redis://127.0.0.1:%d'
        postgres: {url: '%s', password: {env: POSTGRES_PASSWORD}, timeout: 3s, vault: own}
      """;

  @TempDir
  Path folder;

  @Test
  void tellsOfAllWeirsTogetherAndWhoIsAway() throws Exception {
    assumeTrue(RedisServer.isHere() && PostgresServer.isHere(),
        "no redis-server or no postgres on this machine");
    try (RedisServer redis = RedisServer.start(folder);
        PostgresServer postgres = PostgresServer.start();
        StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
        Site here = site("here", upstream);
        Site there = site("there", upstream);
        Served one = Served.start(here.configured(RULES.formatted(redis.port(), postgres.url())),
            ENVIRONMENT);
        Served two = Served.start(there.configured(RULES.formatted(redis.port(), postgres.url())),
            ENVIRONMENT)) {
      Served.await("the budgets to be there", () -> status(here, one) == 200 && status(there, two) == 200);
      assertThat(status(there, two)).isEqualTo(200);

      Served.await("what both have spent", () -> limits(here, one).at("/used/1/used").asInt() == 3);
      JsonNode told = limits(here, one);
      assertThat(told.get("stores").findValuesAsString("up")).containsExactly("true", "true");
      assertThat(told.get("used").findValuesAsString("rule")).as("of ten and of a hundred")
          .containsExactly("few", "spend");

      redis.kill();
      postgres.kill();
      Served.await("both to be missed", () -> limits(here, one).get("stores").findValuesAsString("up")
          .equals(List.of("false", "false")));
      assertThat(limits(here, one).get("used").findValuesAsString("rule")).containsExactly("few");
      assertThat(limits(here, one).at("/stores/1/meanwhile").asString())
          .isEqualTo("calls under budgets are denied");
    }
  }

  private Site site(String name, StandIn upstream) throws IOException {
    return new Site(Files.createDirectory(folder.resolve(name)), upstream);
  }

  private static int status(Site site, Served weir) {
    return answer(site, weir.gateway("/up/call/a")).statusCode();
  }

  private static JsonNode limits(Site site, Served weir) {
    return JsonMapper.shared().readTree(answer(site, weir.admin("/api/limits")).body());
  }

  private static HttpResponse<String> answer(Site site, URI uri) {
    try {
      return site.get(uri);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
