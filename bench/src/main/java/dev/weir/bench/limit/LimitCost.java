package dev.weir.bench.limit;

import dev.weir.bench.Launch;
import dev.weir.limit.LocalLimiter;
import dev.weir.limit.budget.LocalBudgets;
import dev.weir.limit.shared.SharedLimiter;
import dev.weir.model.Limiter;
import dev.weir.model.Limiter.Answer;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.RuleRef;
import dev.weir.model.Window;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Usage;
import dev.weir.testkit.RedisServer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times how long it takes to ask a limit: of one Weir, and of several by leases from a Redis; and to spend of a budget of one Weir. */
@Command(name = "limits", mixinStandardHelpOptions = true, sortOptions = false, description = "Times what it costs a call to ask a limit: one of this Weir alone, and one that a Redis of its own holds for several, by leases; and to spend of a budget. One thread; the best second of several by the clock, with what all threads of this process used beside it.")
public final class LimitCost implements Callable<Integer> {

  private static final Duration ROUND = Duration.ofSeconds(1);
  /** More than any thread can ask for in a second: so all is granted, and what is timed is the granting. */
  private static final long PLENTY = 100_000_000;
  private static final long HOT = 60_000;
  private static final int BATCH = 1_000;
  private static final int KEYS = 1_000;
  private static final Prices PRICES = new Prices(Map.of());
  private static final Usage MOST = new Usage(100, 400);
  private static final Usage USED = new Usage(90, 60);

  @Option(names = "--rounds", paramLabel = "N", description = "How many seconds of each (default: ${DEFAULT-VALUE}).")
  private int rounds = 4;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** What a second came to. */
  private record Second(long granted, double nanos, double cpuNanos) {}

  public static void main(String[] args) {
    Launch.of(new LimitCost(), args);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    out.println(String.format(Locale.ROOT, "%-36s %12s %10s %10s", "", "granted/s", "ns", "CPU ns"));
    LocalLimiter local = new LocalLimiter();
    tell("one key, this Weir alone", local, List.of(limit("hot", PLENTY)));
    tell("1,000 keys, this Weir alone", local, many());
    Path folder = Files.createTempDirectory("weir-limits");
    try (LocalBudgets budgets = LocalBudgets.open(folder, InstantSource.system())) {
      tell("one budget, this Weir alone", asked -> spent(budgets, 0));
      tell("1,000 budgets, this Weir alone", asked -> spent(budgets, asked % KEYS));
    }
    try (RedisServer redis = RedisServer.start(folder);
        SharedLimiter shared = SharedLimiter.open(reached(redis))) {
      tell("one key, by leases", shared, List.of(limit("plenty", PLENTY)));
      tell("one key of 60,000/s, by leases", shared, List.of(limit("hot", HOT)));
    } finally {
      clear(folder);
    }
    return 0;
  }

  /** Sets aside and settles, as a call does. */
  private static boolean spent(LocalBudgets budgets, long key) {
    Budget budget = new Budget(new RuleRef("spend"), "team=" + key, Budget.Measure.TOKENS, Long.MAX_VALUE / 2,
        Window.DAY, ZoneOffset.UTC, PRICES);
    if (budgets.hold(List.of(budget), "", MOST) instanceof Holding.Held(var hold)) {
      hold.settle(USED);
      return true;
    }
    return false;
  }

  private static List<Obligation.Limit> many() {
    return IntStream.range(0, KEYS).mapToObj(i -> limit("caller=" + i, PLENTY)).toList();
  }

  private static Obligation.Limit limit(String key, long perSecond) {
    return new Obligation.Limit(new RuleRef("fair-use"), key, perSecond, Duration.ofSeconds(1), perSecond);
  }

  private static Shared.Redis reached(RedisServer redis) {
    return new Shared.Redis(
        new Shared.Server(Host.parse("127.0.0.1").orElseThrow(), redis.port(), 0, false, Optional.empty()),
        Shared.Login.NONE, Shared.Redis.USUAL_PATIENCE, Shared.OnFailure.CLOSED, 1);
  }

  private void tell(String what, Limiter limiter, List<Obligation.Limit> limits) {
    tell(what, asked -> granted(limiter.take(limits.get((int) (asked % limits.size())), 1)));
  }

  private void tell(String what, LongPredicate granting) {
    second(granting);
    Second best = Stream.generate(() -> second(granting)).limit(rounds)
        .min(Comparator.comparingDouble(Second::nanos)).orElseThrow();
    out.println(String.format(Locale.ROOT, "%-36s %12d %10.0f %10.0f", what, best.granted(), best.nanos(),
        best.cpuNanos()));
  }

  private static Second second(LongPredicate granting) {
    long cpu = cpu();
    long began = System.nanoTime();
    long granted = 0;
    long asked = 0;
    while (System.nanoTime() - began < ROUND.toNanos()) {
      for (int i = 0; i < BATCH; i++, asked++) {
        granted += granting.test(asked) ? 1 : 0;
      }
    }
    double nanos = System.nanoTime() - began;
    return new Second((long) (granted * 1e9 / nanos), nanos / asked, (double) (cpu() - cpu) / asked);
  }

  private static boolean granted(Answer answer) {
    return switch (answer) {
      case Answer.Later(var grant) -> grant.toCompletableFuture().join() instanceof Grant.Granted;
      case Grant grant -> grant instanceof Grant.Granted;
    };
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
