package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import dev.weir.testkit.Answer;
import dev.weir.testkit.RedisServer;
import dev.weir.testkit.StandIn;
import dev.weir.vault.Keys;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that are revoked under load, as {@code weir keys revoke} does it, at two Weirs with copies of one vault and one Redis.
 * {@code -Dweir.revocations.minted=10000 -Dweir.revocations.revoked=1000 -Dweir.revocations.seconds=2} is what is promised.
 */
final class RevocationsIT {

  private static final int MINTED = Integer.getInteger("weir.revocations.minted", 1_000);
  private static final int REVOKED = Integer.getInteger("weir.revocations.revoked", 100);
  /** A machine under load is slow to do anything at all. */
  private static final Duration LONGEST = Duration
      .ofSeconds(Integer.getInteger("weir.revocations.seconds", 60));
  private static final int WRITERS = 100;
  private static final int REVOKERS = 16;
  private static final int WATCHERS = 4;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String SHARED = "shared: {redis: 'redis://127.0.0.1:%d'}\n";

  @TempDir
  Path folder;

  private final AtomicBoolean over = new AtomicBoolean();
  /** When each key's revocation had returned, by its text; a map for each who watches. */
  private final List<Map<String, Long>> revokedAt = IntStream.range(0, WATCHERS)
      .<Map<String, Long>>mapToObj(_ -> new ConcurrentHashMap<>()).toList();
  private final Queue<String> undone = new ConcurrentLinkedQueue<>();

  @Test
  void reachBothWeirsAndAreNeverUndone() throws Exception {
    assumeTrue(RedisServer.isHere(), "no redis-server on this machine");
    Path data = folder.resolve("one/data");
    try (RedisServer redis = RedisServer.start(folder);
        StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
        Site one = site("one", upstream);
        Site two = site("two", upstream);
        Vault vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      long began = System.nanoTime();
      Keys.Minted root = vault.keys().mint("loader", "", Optional.empty());
      copy(data, folder.resolve("two/data"));
      try (Served first = Served.start(one.configured(SHARED.formatted(redis.port())));
          Served second = Served.start(two.configured(SHARED.formatted(redis.port())))) {
        List<Keys.Minted> minted = mint(vault.keys(), root, threads);
        System.out.printf("minted after %d s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds());
        List<Future<List<Long>>> atFirst = watched(first, threads);
        List<Future<List<Long>>> atSecond = watched(second, threads);
        List<Future<Void>> callers = List.of(threads.submit(() -> load(first, minted)),
            threads.submit(() -> load(second, minted)));
        revoke(vault.keys(), minted, threads);
        tell("first", atFirst);
        tell("second", atSecond);
        over.set(true);
        for (Future<Void> caller : callers) {
          caller.get();
        }
        assertThat(undone).isEmpty();
      }
    }
  }

  @Test
  void letNoKeyPassWhileTheyCannotBeLearned() throws Exception {
    assumeTrue(RedisServer.isHere(), "no redis-server on this machine");
    Path data = folder.resolve("one/data");
    try (RedisServer redis = RedisServer.start(folder);
        StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"));
        Site one = site("one", upstream);
        Vault vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC())) {
      String key = vault.keys().mint("loader", "", Optional.empty()).text();
      String configured = SHARED.formatted(redis.port()) + "keys: {stale: 1s}\n";
      try (Served weir = Served.start(one.configured(configured)); Talk talk = Talk.with(weir)) {
        assertThat(passes(talk, key)).isTrue();
        redis.kill();
        Served.await("the key to be refused", () -> isRefused(weir, key));
        assertThat(one.get(weir.admin("/readyz")).body())
            .contains("what other Weirs have revoked cannot be learned");
        assertThat(talk.get("/up/call/a")).startsWith("HTTP/1.1 200 ");
        redis.restart();
        Served.await("the key to be known again", () -> !isRefused(weir, key));
      }
    }
  }

  private static boolean isRefused(Served weir, String key) {
    try (Talk talk = Talk.with(weir)) {
      return !passes(talk, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Future<List<Long>>> watched(Served weir, ExecutorService threads) {
    return IntStream.range(0, WATCHERS).mapToObj(share -> threads.submit(() -> watch(weir, share))).toList();
  }

  private static List<Keys.Minted> mint(Keys keys, Keys.Minted root, ExecutorService threads)
      throws Exception {
    Proof.Key parent = keys.proof(root.id());
    List<Future<List<Keys.Minted>>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int share = MINTED / WRITERS + (i < MINTED % WRITERS ? 1 : 0);
      writers.add(threads.submit(() -> {
        List<Keys.Minted> made = new ArrayList<>();
        for (int key = 0; key < share; key++) {
          made.add(keys.narrow(parent, Narrowing.NONE, "", Optional.empty()));
        }
        return made;
      }));
    }
    List<Keys.Minted> all = new ArrayList<>();
    for (Future<List<Keys.Minted>> writer : writers) {
      all.addAll(writer.get());
    }
    return all;
  }

  private void revoke(Keys keys, List<Keys.Minted> minted, ExecutorService threads) throws Exception {
    AtomicInteger next = new AtomicInteger();
    Queue<Keys.Minted> left = new ConcurrentLinkedQueue<>(minted.subList(0, REVOKED));
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < REVOKERS; i++) {
      writers.add(threads.submit(() -> {
        for (Keys.Minted key = left.poll(); key != null; key = left.poll()) {
          keys.revoke(key.id());
          revokedAt.get(next.getAndIncrement() % WATCHERS).put(key.text(), System.nanoTime());
          Thread.sleep(PAUSE);
        }
        return null;
      }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
  }

  /** Shows keys that are in force and keys that are not to be any more, as callers do. */
  private Void load(Served weir, List<Keys.Minted> minted) throws Exception {
    Random random = new Random(1);
    try (Talk talk = Talk.with(weir)) {
      while (!over.get()) {
        String key = minted.get(REVOKED + random.nextInt(MINTED - REVOKED)).text();
        if (!passes(talk, key)) {
          undone.add("a key in force was refused");
        }
      }
    }
    return null;
  }

  /**
   * Returns for each revoked key of a share the nanoseconds from its revocation to the last call that it could begin. Each
   * look at a key that passes still is a call of its own, so that several watch at once.
   */
  private List<Long> watch(Served weir, int share) throws Exception {
    Map<String, Long> revoked = revokedAt.get(share);
    Map<String, Long> ended = new HashMap<>();
    try (Talk talk = Talk.with(weir)) {
      while (ended.size() < REVOKED / WATCHERS) {
        for (Map.Entry<String, Long> one : revoked.entrySet()) {
          if (!ended.containsKey(one.getKey())) {
            look(talk, one).ifPresent(delay -> ended.put(one.getKey(), delay));
          }
        }
        Thread.sleep(1);
      }
      for (String key : revoked.keySet()) {
        if (passes(talk, key)) {
          undone.add("a revocation was undone");
        }
      }
    }
    return List.copyOf(ended.values());
  }

  private static Optional<Long> look(Talk talk, Map.Entry<String, Long> revoked) throws IOException {
    long behind = Math.max(0, System.nanoTime() - revoked.getValue());
    if (!passes(talk, revoked.getKey())) {
      return Optional.of(behind);
    }
    assertThat(Duration.ofNanos(behind)).as("a revoked key passes").isLessThan(LONGEST);
    return Optional.empty();
  }

  private static boolean passes(Talk talk, String key) throws IOException {
    talk.say("GET /up/call/a HTTP/1.1\r\nHost: weir\r\nAuthorization: Bearer " + key + "\r\n\r\n");
    return talk.answer().startsWith("HTTP/1.1 200 ");
  }

  private static void tell(String name, List<Future<List<Long>>> shares) throws Exception {
    List<Long> delays = new ArrayList<>();
    for (Future<List<Long>> share : shares) {
      delays.addAll(share.get());
    }
    delays.sort(Comparator.naturalOrder());
    System.out.printf("%s Weir, %d of %d keys revoked: p50 %d ms, p99 %d ms, most %d ms%n", name, REVOKED,
        MINTED, at(delays, 0.5), at(delays, 0.99), at(delays, 1));
  }

  private static long at(List<Long> sorted, double share) {
    return Duration.ofNanos(sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()))).toMillis();
  }

  private Site site(String name, StandIn upstream) throws IOException {
    return new Site(Files.createDirectories(folder.resolve(name)), upstream);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
