package dev.weir.limit.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.RuleRef;
import dev.weir.model.Window;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.model.settings.Shared.Base;
import dev.weir.model.settings.Shared.Login;
import dev.weir.model.settings.Shared.Password;
import dev.weir.model.talk.Budgets.Answer;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Usage;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedBudgetsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WEIRS = 3;
  private static final int CALLS_OF_EACH = 4;

  @TempDir
  Path folder;

  @BeforeEach
  void needsPostgres() {
    assumeTrue(PostgresServer.isHere(), "no postgres on this machine");
  }

  @Test
  void setsAsideAndSettlesForAllWeirs() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        SharedBudgets one = weir(server, PATIENCE);
        SharedBudgets two = weir(server, PATIENCE)) {
      Budget budget = tokens("a", 1_000);
      Hold first = held(one, List.of(budget), 600);
      assertThat(answer(two, List.of(budget), 401)).isInstanceOf(Holding.Spent.class);
      held(two, List.of(budget), 400).release();
      first.settle(new Usage(100, 50));
      first.settle(new Usage(100, 50));
      first.release();
      await(() -> one.counts().unsettled() == 0 && two.counts().unsettled() == 0);
      assertThat(answer(two, List.of(budget), 851)).isInstanceOf(Holding.Spent.class);
      held(two, List.of(budget), 850);
    }
  }

  @Test
  void tellsWhatAllWeirsHaveSpentAndSetAside() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        SharedBudgets one = weir(server, PATIENCE);
        SharedBudgets two = weir(server, PATIENCE)) {
      Budget budget = tokens("a", 1_000);
      held(one, List.of(budget), 600).settle(new Usage(100, 50));
      held(two, List.of(budget), 200);
      await(() -> one.counts().unsettled() == 0);

      assertThat(one.statements(List.of(tokens("never", 9)))).hasSize(1).first()
          .isEqualTo(new Statement(budget, 350, 200, budget.ends(InstantSource.system().instant())));
      server.kill();
      assertThatThrownBy(() -> one.statements(List.of())).isInstanceOf(IOException.class)
          .hasMessageStartingWith("PostgreSQL at ");
    }
  }

  @Test
  void chargesEveryBudgetOfACallOrNone() throws Exception {
    try (PostgresServer server = PostgresServer.start(); SharedBudgets weir = weir(server, PATIENCE)) {
      Budget parent = tokens("parent", 1_000);
      Budget child = tokens("child", 300);
      held(weir, List.of(parent, child), 300);
      assertThat(answer(weir, List.of(parent, child), 1)).extracting("budget").isEqualTo(child);
      held(weir, List.of(parent), 700);
      assertThat(answer(weir, List.of(tokens("other", 9), parent), 1)).extracting("budget").isEqualTo(parent);
      held(weir, List.of(tokens("other", 9)), 9);
    }
  }

  @Test
  void isNeverPassedByThreeWeirsTogether() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Fleet fleet = new Fleet(server, PATIENCE, 12_000);
      fleet.spendsAllOfIt();
    }
  }

  @Test
  void isNeverPassedWhilePostgresIsKilledFrozenAndStartedAgain() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Fleet fleet = new Fleet(server, Duration.ofSeconds(1), 20_000);
      for (int i = 0; i < 3; i++) {
        fleet.grants(100);
        server.kill();
        fleet.denies(20);
        server.restart();
        fleet.grants(100);
        server.freeze();
        fleet.denies(20);
        server.thaw();
      }
      fleet.spendsAllOfIt();
    }
  }

  @Test
  void keepsWhatHasEndedUntilPostgresIsBack() throws Exception {
    Budget budget = tokens("a", 100);
    try (PostgresServer server = PostgresServer.start();
        SharedBudgets weir = weir(server, Duration.ofSeconds(1))) {
      Hold hold = hold(weir, budget, 100);
      server.kill();
      hold.settle(new Usage(10, 0));
      await(() -> !weir.up());
      assertThat(weir.hold(List.of(budget), "m", new Usage(0, 1))).isEqualTo(new Holding.Unknown(budget));
      server.restart();
      await(() -> weir.up() && weir.counts().unsettled() == 0);
      hold(weir, budget, 90);
      assertThat(answer(weir, List.of(budget), 1)).isInstanceOf(Holding.Spent.class);
    }
  }

  @Test
  void leavesSpentWhatNobodySettles() throws Exception {
    Budget budget = tokens("a", 100);
    try (PostgresServer server = PostgresServer.start()) {
      try (SharedBudgets dead = weir(server, PATIENCE)) {
        held(dead, List.of(budget), 60);
      }
      try (SharedBudgets next = weir(server, PATIENCE)) {
        assertThat(answer(next, List.of(budget), 41)).isInstanceOf(Holding.Spent.class);
        held(next, List.of(budget), 40);
      }
    }
  }

  @Test
  void startsWithoutPostgresAndGrantsNothingThen() throws Exception {
    Budget budget = tokens("a", 100);
    try (PostgresServer server = PostgresServer.start()) {
      server.kill();
      try (SharedBudgets weir = weir(server, Duration.ofSeconds(1))) {
        assertThat(answer(weir, List.of(budget), 1)).isInstanceOf(Holding.Unknown.class);
        server.restart();
        hold(weir, budget, 100);
      }
    }
  }

  private SharedBudgets weir(PostgresServer server, Duration patience) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD);
    Login login = new Login(Optional.of(PostgresServer.USER), Optional.of(new Password.InFile(password)));
    Base base = new Base(Host.parse("127.0.0.1").orElseThrow(), server.port(), "postgres", false,
        Optional.empty());
    return SharedBudgets.open(new Shared.Postgres(base, login, patience, Optional.empty()),
        InstantSource.system());
  }

  /** Over a long time, so that no test ends in another window than it began in. */
  private static Budget tokens(String key, long amount) {
    return new Budget(new RuleRef("spend"), key, Measure.TOKENS, amount, Window.MONTH, ZoneOffset.UTC,
        new Prices(Map.of()));
  }

  private static Holding answer(SharedBudgets weir, List<Budget> budgets, long tokens) throws Exception {
    return weir.hold(budgets, "m", new Usage(0, tokens)) instanceof Answer.Later(var later)
        ? later.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        : new Holding.Unknown(budgets.getFirst());
  }

  private static Hold held(SharedBudgets weir, List<Budget> budgets, long tokens) throws Exception {
    Holding holding = answer(weir, budgets, tokens);
    assertThat(holding).isInstanceOf(Holding.Held.class);
    return ((Holding.Held) holding).hold();
  }

  /** Asks until somebody knows: on a busy machine an answer may take longer than a call waits. */
  private static Hold hold(SharedBudgets weir, Budget budget, long tokens) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Holding holding = answer(weir, List.of(budget), tokens);
    while (!(holding instanceof Holding.Held) && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
      holding = answer(weir, List.of(budget), tokens);
    }
    assertThat(holding).isInstanceOf(Holding.Held.class);
    return ((Holding.Held) holding).hold();
  }

  private static void await(BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Three Weirs with several calls at a time, which set aside ten tokens each and cost fewer. */
  private final class Fleet {
    private final List<SharedBudgets> weirs = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong granted = new AtomicLong();
    private final AtomicLong denied = new AtomicLong();
    private final AtomicLong cost = new AtomicLong();
    private final Budget budget;

    Fleet(PostgresServer server, Duration patience, long amount) throws Exception {
      budget = tokens("hot", amount);
      for (int i = 0; i < WEIRS; i++) {
        SharedBudgets weir = weir(server, patience);
        weirs.add(weir);
        for (int j = 0; j < CALLS_OF_EACH; j++) {
          Random random = new Random(i * 10L + j);
          threads.execute(() -> spend(weir, random));
        }
      }
    }

    /** Until the budget has less left than any call asks for. */
    private void spend(SharedBudgets weir, Random random) {
      try {
        for (boolean more = true; more;) {
          switch (answer(weir, List.of(budget), 10)) {
            case Holding.Held(Hold hold) -> {
              int tokens = random.nextInt(11);
              granted.incrementAndGet();
              cost.addAndGet(tokens);
              hold.settle(new Usage(tokens, 0));
            }
            case Holding.Spent _ -> more = cost.get() < budget.amount() - 10L * WEIRS * CALLS_OF_EACH;
            case Holding refused -> {
              denied.incrementAndGet();
              LockSupport.parkNanos(1_000_000);
            }
          }
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    void grants(long more) {
      long from = granted.get();
      await(() -> granted.get() >= from + more);
    }

    void denies(long more) {
      long from = denied.get();
      await(() -> denied.get() >= from + more);
    }

    /** What calls have cost is what the books say, to the last token. */
    void spendsAllOfIt() throws Exception {
      threads.shutdown();
      assertThat(threads.awaitTermination(3 * PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      await(() -> weirs.stream().allMatch(weir -> weir.counts().unsettled() == 0));
      long left = budget.amount() - cost.get();
      assertThat(left).isNotNegative();
      if (left > 0) {
        hold(weirs.getFirst(), budget, left);
      }
      assertThat(answer(weirs.getFirst(), List.of(budget), 1)).isInstanceOf(Holding.Spent.class);
      weirs.forEach(SharedBudgets::close);
    }
  }
}
