package dev.weir.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.Bulletin;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.testkit.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several tell each other through one Redis, whatever becomes of it. */
final class SharedBulletinIT {

  /** Takes every line, and remembers those that it has told or heard. */
  private static final class Played implements Bulletin {
    final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    volatile long upToDate;

    @Override
    public String place() {
      return "here";
    }

    @Override
    public List<String> news(boolean whole) {
      if (whole) {
        told.clear();
      }
      return new ArrayList<>(known).stream().filter(told::add).toList();
    }

    @Override
    public List<String> read(List<String> lines) {
      told.addAll(lines);
      known.addAll(lines.stream().filter(line -> !line.startsWith("idle")).toList());
      return lines.stream().filter(line -> line.startsWith("idle")).toList();
    }

    @Override
    public void upToDate(long nanos) {
      upToDate = nanos;
    }
  }

  @TempDir
  Path folder;

  private final Played one = new Played();
  private final Played two = new Played();

  @BeforeEach
  void redis() {
    assumeTrue(RedisServer.isHere(), "no redis-server on this machine");
  }

  @Test
  void tellsEverybodyWhatOneKnows() throws Exception {
    IntStream.range(0, 1_300).forEach(i -> one.known.add("before" + i));
    try (RedisServer redis = RedisServer.start(folder);
        SharedBulletin first = open(redis, one);
        SharedBulletin second = open(redis, two)) {
      assertThat(two.known).hasSize(1_300);
      two.known.add("later");
      await(one, "later");
      one.known.add("idle");
      one.known.add("last");
      await(two, "last");
      awaitCount(redis, 1_302);
      assertThat(List.of(first, second)).hasSize(2);
    }
  }

  @Test
  void losesNothingWhereRedisLosesEverything() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedBulletin first = open(redis, one);
        SharedBulletin second = open(redis, two)) {
      one.known.add("before");
      await(two, "before");
      redis.kill();
      one.known.add("meanwhile");
      redis.restart();
      await(two, "meanwhile");
      redis.say("flushall");
      two.known.add("emptied");
      await(one, "emptied");
      awaitCount(redis, 3);
      assertThat(List.of(first, second)).hasSize(2);
    }
  }

  @Test
  void isNotUpToDateWhileRedisIsAway() throws Exception {
    try (RedisServer redis = RedisServer.start(folder); SharedBulletin first = open(redis, one)) {
      assertThat(one.upToDate).isNotZero();
      redis.freeze();
      Thread.sleep(600);
      long frozen = one.upToDate;
      Thread.sleep(1_000);
      assertThat(one.upToDate).isEqualTo(frozen);
      redis.thaw();
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (one.upToDate == frozen && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      assertThat(one.upToDate).isNotEqualTo(frozen);
      assertThat(first).isNotNull();
    }
  }

  private static SharedBulletin open(RedisServer redis, Bulletin bulletin) {
    Shared.Server server = new Shared.Server(Host.parse("127.0.0.1").orElseThrow(), redis.port(), 0, false,
        Optional.empty());
    return SharedBulletin.open(new Shared.Redis(server, Shared.Login.NONE, Shared.Redis.USUAL_PATIENCE,
        Shared.OnFailure.CLOSED, 1), bulletin);
  }

  private static void await(Played who, String line) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!who.known.contains(line) && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(who.known).contains(line);
  }

  /** What went to one side is taken back by the next round, behind the line that a test waited for. */
  private static void awaitCount(RedisServer redis, int count) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!redis.say("zcard weir:ended:here").equals(":" + count) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(redis.say("zcard weir:ended:here")).isEqualTo(":" + count);
  }
}
