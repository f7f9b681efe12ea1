package dev.weir.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Host;
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
  private static final Duration HOUR = Duration.ofHours(1);

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
  void countsBytesForAllWeirsAndLetsThemPayForWhatWentBeyond() throws Exception {
    Obligation.Limit limit = new Obligation.Limit(new RuleRef("traffic"), "k", Unit.BYTES, 1, HOUR, 1_000);
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter one = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE));
        SharedLimiter other = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      assertThat(Fleet.grant(one.take(limit, 600))).isEqualTo(new Grant.Granted(400, 600));
      assertThat(Fleet.grant(other.take(limit, 401))).as("all or none").isInstanceOf(Grant.Exceeded.class);
      one.settle(limit, new Grant.Granted(400, 600), 100);
      assertThat(Fleet.grant(one.take(limit, 900))).isEqualTo(new Grant.Granted(0, 900));
      other.settle(limit, new Grant.Granted(0, 900), 903);
      assertThat(Fleet.grant(other.take(limit, 1))).isInstanceOfSatisfying(Grant.Exceeded.class,
          exceeded -> assertThat(exceeded.retryAfter()).isBetween(HOUR.multipliedBy(3),
              HOUR.multipliedBy(5)));
    }
  }

  @Test
  void keepsToWhatIsSaidOfBytesWhileRedisIsAway() throws Exception {
    Obligation.Limit limit = new Obligation.Limit(new RuleRef("traffic"), "k", Unit.BYTES, 1, HOUR, 1_000);
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter weir = SharedLimiter.open(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE))) {
      redis.kill();
      Fleet.await(() -> !weir.up());
      assertThat(Fleet.grant(weir.take(limit, 1))).isEqualTo(new Grant.Unknown());
      weir.settle(limit, TOOK, 110);
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

  private static final Obligation.Limit BYTES = bytes(1, HOUR, 1_000);
  private static final Grant.Granted TOOK = new Grant.Granted(0, 100);

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
    boolean tls = Files.exists(folder.resolve("ca.pem"));
    return new Shared.Redis(new Shared.Server(Host.parse("127.0.0.1").orElseThrow(), redis.port(), 0, tls,
        Optional.of(folder.resolve("ca.pem")).filter(_ -> tls)), login, patience, onFailure, Fleet.WEIRS);
  }

  private Fleet fleet(RedisServer redis, long perSecond, long burst) {
    return Fleet.set(settings(redis, OnFailure.CLOSED, PATIENCE, Login.NONE), perSecond, burst);
  }
}
