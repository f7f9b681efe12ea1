package dev.weir.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Limiter.Answer;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.testkit.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Three Weirs that take all they can get of one key, each on a thread of its own; every grant is counted. */
final class Fleet implements AutoCloseable {

  static final int WEIRS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final List<SharedLimiter> weirs = new ArrayList<>();
  final AtomicLong granted = new AtomicLong();
  final AtomicLong unknown = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Obligation.Limit limit;
  private final long began;
  private volatile boolean over;

  private Fleet(Shared.Redis redis, long perSecond, long burst) {
    limit = limit("hot", perSecond, burst);
    for (int i = 0; i < WEIRS; i++) {
      weirs.add(SharedLimiter.open(redis));
    }
    began = System.nanoTime();
  }

  /** Returns how {@code redis} is reached: by TLS where {@code folder} has the authority of its certificate. */
  static Shared.Redis settings(Path folder, RedisServer redis, Shared.OnFailure onFailure, Duration patience,
      Shared.Login login) {
    boolean tls = Files.exists(folder.resolve("ca.pem"));
    return new Shared.Redis(new Shared.Server(Host.parse("127.0.0.1").orElseThrow(), redis.port(), 0, tls,
        Optional.of(folder.resolve("ca.pem")).filter(_ -> tls)), login, patience, onFailure, WEIRS);
  }

  static Fleet set(Shared.Redis redis, long perSecond, long burst) {
    Fleet fleet = new Fleet(redis, perSecond, burst);
    fleet.weirs.forEach(weir -> fleet.threads.execute(() -> fleet.take(weir)));
    return fleet;
  }

  static Obligation.Limit limit(String key, long perSecond, long burst) {
    return new Obligation.Limit(new RuleRef("fair-use"), key, perSecond, Duration.ofSeconds(1), burst);
  }

  static Grant grant(Answer answer) throws Exception {
    return answer instanceof Answer.Later later
        ? later.grant().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        : (Grant) answer;
  }

  private void take(SharedLimiter weir) {
    try {
      while (!over) {
        switch (grant(weir.take(limit, 1))) {
          case Grant.Granted _ -> granted.incrementAndGet();
          case Grant.Unknown _ -> {
            unknown.incrementAndGet();
            LockSupport.parkNanos(100_000);
          }
          case Grant.Exceeded _ -> LockSupport.parkNanos(100_000);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until {@code more} have been granted from now on. */
  void grants(long more) {
    long from = granted.get();
    await(() -> granted.get() >= from + more);
  }

  static void await(BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Ends the taking, and shows that no more was granted than the limit lets through from the beginning to now. */
  void keptTheLimit() {
    end();
    double seconds = (System.nanoTime() - began) / 1e9;
    assertThat(granted.get()).isPositive()
        .isLessThanOrEqualTo(limit.burst() + (long) Math.ceil(seconds * limit.amount()));
  }

  private void end() {
    over = true;
    threads.close();
  }

  @Override
  public void close() {
    end();
    weirs.forEach(SharedLimiter::close);
  }
}
