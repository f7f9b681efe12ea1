package dev.weir.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.Limiter.Grant;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Shared.Login;
import dev.weir.model.settings.Shared.OnFailure;
import dev.weir.model.settings.Shared.Password;
import dev.weir.testkit.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedLimiterIT {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir
  private Path folder;

  @BeforeAll
  static void needsRedis() {
    assumeTrue(RedisServer.isHere(), "no redis-server on this machine");
  }

  @Test
  void threeWeirsTogetherGrantWhatOneWould() throws Exception {
    try (RedisServer redis = RedisServer.start(folder); Fleet fleet = fleet(redis, 1_000, 500)) {
      fleet.grants(2_000);
      fleet.keptTheLimit();
    }
  }

  @Test
  void countsRatesBeyondTheClockOfRedis() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      assertThat(Fleet.grant(weir.take(Fleet.limit("fast", 900_000_000, 3), 1)))
          .isInstanceOf(Grant.Granted.class);
      assertThat(Fleet.grant(weir.take(Fleet.limit("slow", 1, 900_000_000), 1)))
          .isEqualTo(new Grant.Granted(899_999_999));
    }
  }

  @Test
  void asksSeldomForAKeyThatIsHot() throws Exception {
    try (RedisServer redis = RedisServer.start(folder); Fleet fleet = fleet(redis, 1_000_000, 1_000_000)) {
      fleet.grants(300_000);
      assertThat(fleet.weirs.getFirst().tally().counts().lent()).isPositive();
      long draws = fleet.weirs.stream().mapToLong(weir -> weir.tally().counts().draws()).sum();
      assertThat(draws).isLessThan(fleet.granted.get() / 100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes"})
  void grantsNoBurstAnewWhereRedisIsKilledAndStartedAgain(String keepsItsData) throws Exception {
    try (RedisServer redis = RedisServer.start(folder, "--appendonly", keepsItsData);
        Fleet fleet = fleet(redis, 500, 2_000)) {
      fleet.grants(2_000);
      for (int i = 0; i < 3; i++) {
        redis.kill();
        redis.restart();
        fleet.grants(100);
      }
      fleet.keptTheLimit();
    }
  }

  @Test
  void grantsNoBurstAnewWhereRedisComesBackWithOldData() throws Exception {
    try (RedisServer redis = RedisServer.start(folder, "--dbfilename", "old.rdb");
        Fleet fleet = fleet(redis, 2_000, 4_000)) {
      fleet.grants(1);
      assertThat(redis.say("SAVE")).isEqualTo("+OK");
      fleet.grants(4_000);
      redis.kill();
      redis.restart();
      fleet.grants(3_000);
      fleet.keptTheLimit();
    }
  }

  @Test
  void grantsNoBurstAnewWhereRedisIsEmptied() throws Exception {
    try (RedisServer redis = RedisServer.start(folder); Fleet fleet = fleet(redis, 2_000, 4_000)) {
      fleet.grants(4_000);
      assertThat(redis.say("FLUSHALL")).isEqualTo("+OK");
      assertThat(redis.say("SCRIPT FLUSH")).isEqualTo("+OK");
      fleet.grants(3_000);
      fleet.keptTheLimit();
    }
  }

  @Test
  void holdsUpNobodyWhileRedisIsFrozen() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        Fleet fleet = Fleet.set(settings(redis, OnFailure.CLOSED, Duration.ofMillis(500), Login.NONE), 500,
            500)) {
      fleet.grants(500);
      redis.freeze();
      Fleet.await(() -> fleet.weirs.stream().noneMatch(SharedLimiter::up));
      long denied = fleet.unknown.get();
      Fleet.await(() -> fleet.unknown.get() > denied + 100);
      redis.thaw();
      fleet.grants(100);
      fleet.keptTheLimit();
    }
  }

  @Test
  void givesEachWeirItsShareWhileRedisIsAway() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter
            .open(settings(redis, OnFailure.LOCAL_SHARE, PATIENCE, Login.NONE))) {
      redis.kill();
      Fleet.await(() -> !weir.up());
      int granted = 0;
      for (int i = 0; i < 100; i++) {
        granted += Fleet.grant(weir.take(Fleet.limit("k", 1, 30), 1)) instanceof Grant.Granted ? 1 : 0;
      }
      assertThat(granted).isGreaterThanOrEqualTo(10).isLessThan(30);
      assertThat(Fleet.grant(weir.take(Fleet.limit("small", 1, 2), 1))).isInstanceOf(Grant.Exceeded.class);
    }
  }

  @Test
  void letsEverythingThroughWhileRedisIsAwayWhereThatIsWanted() throws Exception {
    RedisServer redis = RedisServer.start(folder);
    redis.close();
    try (SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.OPEN, PATIENCE, Login.NONE))) {
      for (int i = 0; i < 10; i++) {
        assertThat(weir.take(Fleet.limit("k", 1, 1), 1)).isInstanceOf(Grant.Granted.class);
      }
    }
  }

  @Test
  void showsThePasswordOfAFileThatMayChange() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "wrong\n");
    Login login = new Login(Optional.empty(), Optional.of(new Password.InFile(password)));
    try (RedisServer redis = RedisServer.start(folder, "--requirepass", "right");
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, login))) {
      assertThat(weir.take(Fleet.limit("k", 1, 1), 1)).isEqualTo(new Grant.Unknown());
      Files.writeString(password, "right\n");
      Fleet.await(weir::up);
      assertThat(Fleet.grant(weir.take(Fleet.limit("k", 1, 1), 1))).isEqualTo(new Grant.Granted(0));
    }
  }

  @Test
  void needsNoMoreRightsThanThePagesSay() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "right");
    Login login = new Login(Optional.of("weir"), Optional.of(new Password.InFile(password)));
    try (RedisServer redis = RedisServer.start(folder, "--user", "weir", "on", ">right", "~weir:*", "-@all",
        "+@connection", "+@scripting", "+info", "+time", "+get", "+set", "+hset", "+hmget");
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, login))) {
      assertThat(Fleet.grant(weir.take(Fleet.limit("k", 1, 2), 1))).isEqualTo(new Grant.Granted(1));
    }
  }

  @Test
  void verifiesTheCertificateOfRedis() throws Exception {
    try (RedisServer redis = RedisServer.startWithTls(folder, "127.0.0.1");
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      assertThat(Fleet.grant(weir.take(Fleet.limit("k", 1, 1), 1))).isEqualTo(new Grant.Granted(0));
    }
  }

  @Test
  void asksNoRedisUnderAnotherName() throws Exception {
    try (RedisServer redis = RedisServer.startWithTls(folder, "other.test");
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      assertThat(weir.take(Fleet.limit("k", 1, 1), 1)).isEqualTo(new Grant.Unknown());
    }
  }

  private Shared.Redis settings(RedisServer redis, OnFailure onFailure, Duration patience, Login login) {
    return Fleet.settings(folder, redis, onFailure, patience, login);
  }

  private Fleet fleet(RedisServer redis, long perSecond, long burst) {
    return Fleet.set(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE), perSecond, burst);
  }
}
