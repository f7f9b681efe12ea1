package dev.weir.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Shared.Login;
import dev.weir.model.settings.Shared.OnFailure;
import dev.weir.testkit.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes, which are taken before a call and put right behind it, whatever becomes of Redis between the two. */
class SharedBytesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Obligation.Limit BYTES = bytes(1, HOUR, 1_000);
  private static final Grant.Granted TOOK = new Grant.Granted(0, 100);

  @TempDir
  private Path folder;

  @BeforeAll
  static void needsRedis() {
    assumeTrue(RedisServer.isHere(), "no redis-server on this machine");
  }

  @Test
  void countsBytesForAllWeirsAndLetsThemPayForWhatWentBeyond() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter one = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE));
        SharedLimiter other = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      assertThat(Fleet.grant(one.take(BYTES, 600))).isEqualTo(new Grant.Granted(400, 600));
      assertThat(Fleet.grant(other.take(BYTES, 401))).as("all or none").isInstanceOf(Grant.Exceeded.class);
      one.settle(BYTES, new Grant.Granted(400, 600), 100);
      assertThat(Fleet.grant(one.take(BYTES, 900))).isEqualTo(new Grant.Granted(0, 900));
      other.settle(BYTES, new Grant.Granted(0, 900), 903);
      assertThat(Fleet.grant(other.take(BYTES, 1))).isInstanceOfSatisfying(Grant.Exceeded.class,
          exceeded -> assertThat(exceeded.retryAfter()).isBetween(HOUR.multipliedBy(3),
              HOUR.multipliedBy(5)));
    }
  }

  @Test
  void keepsToWhatIsSaidOfBytesWhileRedisIsAway() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      redis.kill();
      Fleet.await(() -> !weir.up());
      assertThat(Fleet.grant(weir.take(BYTES, 1))).isEqualTo(new Grant.Unknown());
      weir.settle(BYTES, TOOK, 110);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes"})
  void chargesWhatEndedWhileRedisWasAwayWhenItIsBack(String keepsItsData) throws Exception {
    try (RedisServer redis = RedisServer.start(folder, "--appendonly", keepsItsData);
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      assertThat(Fleet.grant(weir.take(BYTES, 600))).isEqualTo(new Grant.Granted(400, 600));
      redis.kill();
      Fleet.await(() -> !weir.up());
      weir.settle(BYTES, TOOK, 5_100);
      redis.restart();
      Fleet.await(weir::up);
      Fleet.await(() -> weir.unsettled() == 0);
      assertThat(wait(weir)).isBetween(HOUR.multipliedBy(4_000), HOUR.multipliedBy(6_000));
    }
  }

  @Test
  void chargesWhatARedisThatWasFrozenDidNotAnswer() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter
            .open(settings(redis, OnFailure.CLOSED, Duration.ofMillis(300), Login.NONE))) {
      Fleet.await(weir::up);
      redis.freeze();
      weir.settle(BYTES, TOOK, 5_100);
      weir.settle(BYTES, new Grant.Granted(0, 4_000), 0);
      Fleet.await(() -> !weir.up());
      redis.thaw();
      Fleet.await(weir::up);
      Fleet.await(() -> weir.unsettled() == 0);
      assertThat(wait(weir)).as("once, whichever way came first")
          .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }
  }

  @Test
  void addsADebtToABucketThatBeginsEmpty() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      redis.kill();
      Fleet.await(() -> !weir.up());
      redis.restart();
      Fleet.await(weir::up);
      weir.settle(BYTES, TOOK, 400);
      assertThat(wait(weir)).isBetween(HOUR.multipliedBy(300), HOUR.multipliedBy(302));
    }
  }

  @Test
  void keepsItsTokensWhenTheRateChanges() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      assertThat(Fleet.grant(weir.take(BYTES, 1_000))).isEqualTo(new Grant.Granted(0, 1_000));
      Obligation.Limit fast = bytes(1_000, Duration.ofSeconds(1), 1_000);
      Fleet.await(() -> granted(weir, fast, 500));
      Fleet.await(() -> granted(weir, fast, 900));
      assertThat(Fleet.grant(weir.take(BYTES, 900))).as("a slow rate does not begin full")
          .isInstanceOf(Grant.Exceeded.class);
      Obligation.Limit large = bytes(1, HOUR, 100_000);
      assertThat(Fleet.grant(weir.take(large, 2_000))).as("nor does a large bucket")
          .isInstanceOf(Grant.Exceeded.class);
    }
  }

  @Test
  void chargesAWeirsShareWhileRedisIsAwayAndNothingOfThatToRedis() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter
            .open(settings(redis, OnFailure.LOCAL_SHARE, PATIENCE, Login.NONE))) {
      redis.kill();
      Fleet.await(() -> !weir.up());
      Grant.Granted first = (Grant.Granted) Fleet.grant(weir.take(BYTES, 900));
      assertThat(first).as("all of a share").isEqualTo(new Grant.Granted(0, 333, true));
      weir.settle(BYTES, first, 1);
      Grant.Granted second = (Grant.Granted) Fleet.grant(weir.take(BYTES, 300));
      weir.settle(BYTES, second, 5_000);
      assertThat(wait(weir)).as("a debt of the share").isGreaterThan(HOUR.multipliedBy(4_000));
      Grant.Granted third = (Grant.Granted) Fleet.grant(weir.take(other(), 300));
      redis.restart();
      Fleet.await(weir::up);
      weir.settle(other(), third, 0);
      Fleet.await(() -> weir.unsettled() == 0);
      assertThat(Fleet.grant(weir.take(other(), 1))).as("Redis gives nothing back that it never gave")
          .isInstanceOf(Grant.Exceeded.class);
    }
  }

  private static Obligation.Limit other() {
    return new Obligation.Limit(new RuleRef("traffic"), "other", Unit.BYTES, 1, HOUR, 1_000);
  }

  @Test
  void recoversFromAClockThatWasAhead() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      String inAYear = Long
          .toString(System.currentTimeMillis() * 1_000 + Duration.ofDays(365).toNanos() / 1_000);
      redis.say("HSET weir:rates since " + inAYear);
      Obligation.Limit fast = bytes(1_000, Duration.ofSeconds(1), 1_000);
      assertThat(granted(weir, fast, 900)).as("what is not known begins empty").isFalse();
      Fleet.await(() -> granted(weir, fast, 500));
    }
  }

  private static Obligation.Limit bytes(long amount, Duration period, long burst) {
    return new Obligation.Limit(new RuleRef("traffic"), "k", Unit.BYTES, amount, period, burst);
  }

  private static boolean granted(SharedLimiter weir, Obligation.Limit limit, long units) {
    try {
      return Fleet.grant(weir.take(limit, units)) instanceof Grant.Granted;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns how long it takes until there is one byte. */
  private static Duration wait(SharedLimiter weir) throws Exception {
    return ((Grant.Exceeded) Fleet.grant(weir.take(BYTES, 1))).retryAfter();
  }

  private Shared.Redis settings(RedisServer redis, OnFailure onFailure, Duration patience, Login login) {
    return Fleet.settings(folder, redis, onFailure, patience, login);
  }
}
