package dev.weir.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.testkit.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three Weirs whose calls take ten bytes each and use up to a hundred, while Redis is frozen and goes on. */
final class ByteChaosIT {

  private static final int WEIRS = 3;
  private static final long TAKEN = 10;
  private static final int MOST_USED = 100;
  private static final int FREEZES = 6;
  private static final long BURST = 20_000;
  /** What was drawn by questions whose answers did not come: nobody has it. */
  private static final long LOST = FREEZES * WEIRS * TAKEN;
  private static final Obligation.Limit LIMIT = new Obligation.Limit(new RuleRef("traffic"), "hot",
      Unit.BYTES, 1,
      Duration.ofHours(1), BURST);

  @TempDir
  private Path folder;
  private final AtomicLong used = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void noByteIsForNothingHoweverOftenRedisIsFrozen() throws Exception {
    assumeTrue(RedisServer.isHere(), "no redis-server on this machine");
    List<SharedLimiter> weirs = new ArrayList<>();
    try (RedisServer redis = RedisServer.start(folder)) {
      for (int i = 0; i < WEIRS; i++) {
        weirs.add(SharedLimiter.open(settings(redis)));
      }
      try (ExecutorService threads = Executors.newCachedThreadPool()) {
        for (int i = 0; i < WEIRS; i++) {
          SharedLimiter weir = weirs.get(i);
          Random random = new Random(i);
          threads.execute(() -> call(weir, random));
        }
        try {
          freeze(redis, weirs);
        } finally {
          over.set(true);
        }
      }
      Fleet.await(() -> weirs.stream().allMatch(weir -> weir.up() && weir.unsettled() == 0));
      assertThat(left(weirs.getFirst())).isBetween(BURST - used.get() - LOST, BURST - used.get());
    } finally {
      weirs.forEach(SharedLimiter::close);
    }
  }

  private void freeze(RedisServer redis, List<SharedLimiter> weirs) throws Exception {
    for (int i = 0; i < FREEZES; i++) {
      long from = used.get();
      Fleet.await(() -> used.get() >= from + 100 * TAKEN);
      redis.freeze();
      Fleet.await(() -> weirs.stream().noneMatch(SharedLimiter::up));
      redis.thaw();
      Fleet.await(() -> weirs.stream().allMatch(SharedLimiter::up));
    }
    Fleet.await(() -> used.get() >= BURST - 2 * MOST_USED - LOST);
  }

  /** Returns what the bucket has, or owes where that is below 0: it fills by one in an hour. */
  private static long left(SharedLimiter weir) throws Exception {
    return switch (Fleet.grant(weir.take(LIMIT, BURST))) {
      case Grant.Exceeded(Duration wait) -> BURST - Math.ceilDiv(wait.toSeconds(), 3600);
      case Grant other -> throw new IllegalStateException(other.toString());
    };
  }

  private void call(SharedLimiter weir, Random random) {
    try {
      while (!over.get()) {
        if (Fleet.grant(weir.take(LIMIT, TAKEN)) instanceof Grant.Granted granted) {
          // An answer takes a while: long enough for Redis to be gone when it ends.
          LockSupport.parkNanos(random.nextInt(2_000_000));
          long bytes = random.nextInt(MOST_USED + 1);
          used.addAndGet(bytes);
          weir.settle(LIMIT, granted, bytes);
        } else {
          LockSupport.parkNanos(100_000);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Shared.Redis settings(RedisServer redis) {
    return new Shared.Redis(
        new Shared.Server(Host.parse("127.0.0.1").orElseThrow(), redis.port(), 0, false, Optional.empty()),
        Shared.Login.NONE, Duration.ofMillis(500), Shared.OnFailure.CLOSED, WEIRS);
  }
}
