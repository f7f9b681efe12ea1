package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.testkit.Answer;
import dev.weir.testkit.RedisServer;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Weirs on one Redis, each a process of its own. */
final class SharedRatesIT {

  private static final String RULES = """
      policies:
        - {name: few, limit: {requests: 1/h, burst: 6}}
      shared: {redis: 'redis://127.0.0.1:%d'}
      """;

  @TempDir
  Path folder;

  @Test
  void holdOneLimitTogetherAndDenyWhileItCannotBeCounted() throws Exception {
    assumeTrue(RedisServer.isHere(), "no redis-server on this machine");
    try (RedisServer redis = RedisServer.start(folder);
        StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
        Site one = site("one", upstream);
        Site two = site("two", upstream);
        Served first = Served.start(one.configured(RULES.formatted(redis.port())));
        Served second = Served.start(two.configured(RULES.formatted(redis.port())));
        Talk fromFirst = Talk.with(first);
        Talk fromSecond = Talk.with(second)) {
      assertThat(fromSecond.get("/up/call/b")).startsWith("HTTP/1.1 200 ");
      for (int i = 0; i < 5; i++) {
        assertThat(fromFirst.get("/up/call/a")).startsWith("HTTP/1.1 200 ");
      }
      assertThat(fromFirst.get("/up/call/a")).startsWith("HTTP/1.1 429 ");
      redis.kill();
      Served.await("Redis to be missed", () -> second.errors().contains("cannot be asked"));
      assertThat(fromSecond.get("/up/call/b")).startsWith("HTTP/1.1 503 ").contains("cannot be asked now");
      assertThat(upstream.requests()).hasSize(6);
    }
  }

  private Site site(String name, StandIn upstream) throws IOException {
    return new Site(Files.createDirectory(folder.resolve(name)), upstream);
  }
}
