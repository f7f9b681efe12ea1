package dev.weir.limit.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.RuleRef;
import dev.weir.model.Window;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Price;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalBudgetsTest {

  private static final Prices PRICES = new Prices(Map.of("m", new Price(2_000, 10_000)));
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir
  private Path folder;
  private Instant now = NOON;
  private final InstantSource clock = () -> now;

  @Test
  void setsAsideAndSettles() throws IOException {
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      Budget budget = tokens("a", 1_000);
      Hold hold = held(budgets, List.of(budget), new Usage(100, 400));
      assertThat(budgets.left(budget)).isEqualTo(500);
      hold.settle(new Usage(90, 60));
      hold.settle(new Usage(900, 900));
      hold.release();
      assertThat(budgets.left(budget)).isEqualTo(850);
    }
  }

  @Test
  void tellsWhatIsSpentAndWhatIsSetAside() throws IOException {
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      Budget budget = tokens("a", 1_000);
      Hold hold = held(budgets, List.of(budget), new Usage(100, 400));
      held(budgets, List.of(budget), new Usage(100, 50)).settle(new Usage(90, 60));
      Instant end = Instant.parse("2026-03-11T00:00:00Z");

      assertThat(budgets.statements(List.of())).containsExactly(new Statement(budget, 650, 500, end));
      hold.release();
      assertThat(budgets.statements(List.of(budget))).containsExactly(new Statement(budget, 150, 0, end));
      now = end;
      assertThat(budgets.statements(List.of(budget))).as("nothing is spent of the next day").isEmpty();
    }
  }

  /** After a start nobody has called yet: what was spent before is told of the budgets that the one who asks can name. */
  @Test
  void tellsOfBudgetsThatItIsAskedFor() throws IOException {
    try (LocalBudgets before = LocalBudgets.open(folder, clock)) {
      held(before, List.of(tokens("a", 1_000)), new Usage(100, 400));
    }
    try (LocalBudgets after = LocalBudgets.open(folder, clock)) {
      assertThat(after.statements(List.of())).isEmpty();
      assertThat(after.statements(List.of(tokens("a", 1_000), tokens("b", 1_000))))
          .extracting(each -> each.budget().key(), Statement::spent, Statement::setAside)
          .containsExactly(tuple("a", 500L, 0L));
    }
  }

  @Test
  void countsMoneyByThePriceOfTheModel() throws IOException {
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      Budget budget = new Budget(new RuleRef("spend"), "a", Measure.USD, 1_000_000_000, Window.DAY,
          ZoneOffset.UTC, PRICES);
      held(budgets, List.of(budget), new Usage(1_000, 1_000)).settle(new Usage(1_000, 500));
      assertThat(budgets.left(budget)).isEqualTo(1_000_000_000 - 2_000_000 - 5_000_000);
      assertThat(budgets.hold(List.of(budget), "other", new Usage(1, 0)))
          .isInstanceOf(Holding.Unpriced.class);
    }
  }

  @Test
  void countsARequestWhateverItCostsUnlessItDidNotLeave() throws IOException {
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      Budget budget = ofKey("child", Measure.REQUESTS, 2);
      held(budgets, List.of(budget), new Usage(100, 400)).settle(new Usage(0, 0));
      held(budgets, List.of(budget), new Usage(100, 400)).release();
      held(budgets, List.of(budget), new Usage(0, 0)).settle(new Usage(5, 5));
      assertThat(budgets.left(budget)).isZero();
      assertThat(budgets.hold(List.of(budget), "m", new Usage(0, 0)))
          .isEqualTo(new Holding.Spent(budget, Duration.ofDays(40)));
    }
  }

  @Test
  void countsBytesAsTheyWentWhateverWasKnownBefore() throws IOException {
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      Budget budget = new Budget(new RuleRef("traffic"), "a", Measure.BYTES, 1_000, Window.DAY,
          ZoneOffset.UTC,
          PRICES);
      Hold hold = held(budgets, List.of(budget), new Usage(0, 0, 600));
      assertThat(budgets.hold(List.of(budget), "", new Usage(0, 0, 401))).isInstanceOf(Holding.Spent.class);
      hold.settle(new Usage(7, 7, 1_100));
      assertThat(budgets.left(budget)).as("passed by what came beyond what was set aside").isEqualTo(-100);
      assertThat(budgets.hold(List.of(budget), "", new Usage(0, 0, 1))).isInstanceOf(Holding.Spent.class);
    }
  }

  @Test
  void remembersWhatAKeyHasSpentAsLongAsTheKeyLasts() throws IOException {
    List<Budget> chain = List.of(ofKey("parent", Measure.TOKENS, 150), ofKey("child", Measure.TOKENS, 100));
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      held(budgets, chain, new Usage(80, 0)).settle(new Usage(80, 0));
    }
    now = NOON.plus(Duration.ofDays(39));
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      assertThat(budgets.hold(chain, "m", new Usage(30, 0))).isInstanceOf(Holding.Spent.class);
      List<Budget> sister = List.of(chain.getFirst(), ofKey("sister", Measure.TOKENS, 100));
      assertThat(budgets.hold(sister, "m", new Usage(80, 0)))
          .isEqualTo(new Holding.Spent(chain.getFirst(), Duration.ofDays(1)));
      held(budgets, sister, new Usage(70, 0));
    }
  }

  private static Budget ofKey(String key, Measure measure, long amount) {
    return new Budget(RuleRef.KEY, key, measure, amount, Window.WHOLE, ZoneOffset.UTC, PRICES,
        Optional.of(NOON.plus(Duration.ofDays(40))));
  }

  @Test
  void refusesUntilTheWindowEnds() throws IOException {
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      Budget budget = new Budget(new RuleRef("spend"), "a", Measure.TOKENS, 500, Window.DAY,
          ZoneId.of("Europe/Berlin"), PRICES);
      held(budgets, List.of(budget), new Usage(100, 400));
      assertThat(budgets.hold(List.of(budget), "m", new Usage(1, 0)))
          .isEqualTo(new Holding.Spent(budget, Duration.ofHours(11)));
      now = NOON.plus(Duration.ofHours(11));
      held(budgets, List.of(budget), new Usage(100, 400));
    }
  }

  @Test
  void setsNothingAsideWhereOneOfSeveralIsSpent() throws IOException {
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      Budget wide = tokens("a", 1_000);
      Budget narrow = tokens("b", 10);
      assertThat(budgets.hold(List.of(wide, narrow), "m", new Usage(100, 0)))
          .isInstanceOf(Holding.Spent.class);
      assertThat(budgets.left(wide)).isEqualTo(1_000);
    }
  }

  @Test
  void isNeverPassedByCallsAtOnce() throws Exception {
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Budget budget = tokens("a", 10_000);
      AtomicLong spent = new AtomicLong();
      for (int thread = 0; thread < 8; thread++) {
        Random random = new Random(thread);
        threads.execute(() -> {
          for (int i = 0; i < 500; i++) {
            if (budgets.hold(List.of(budget), "m", new Usage(10, 40)) instanceof Holding.Held(Hold hold)) {
              Usage usage = new Usage(10, random.nextInt(41));
              spent.addAndGet(usage.total());
              hold.settle(usage);
            }
            assertThat(budgets.left(budget)).isNotNegative();
          }
        });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(spent.get()).isLessThanOrEqualTo(10_000);
      assertThat(budgets.left(budget)).isEqualTo(10_000 - spent.get()).isLessThan(50);
    }
  }

  /** Whatever is set aside, settled and released in whatever order, the counter is what a plain sum says. */
  @Test
  void addsUp() throws IOException {
    Random random = new Random(1);
    try (LocalBudgets budgets = LocalBudgets.open(folder, clock)) {
      Budget budget = tokens("a", 5_000);
      long sum = 0;
      List<Hold> open = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        if (random.nextBoolean() && !open.isEmpty()) {
          Usage usage = new Usage(random.nextInt(20), random.nextInt(20));
          open.remove(random.nextInt(open.size())).settle(usage);
          sum += usage.total() - 50;
        } else if (budgets.hold(List.of(budget), "m", new Usage(10, 40)) instanceof Holding.Held(Hold hold)) {
          open.add(hold);
          sum += 50;
        }
        assertThat(budgets.left(budget)).isEqualTo(5_000 - sum).isNotNegative();
      }
    }
  }

  @Test
  void keepsManyKeysApartAndForgetsOldWindows() throws IOException {
    try (Ledger ledger = Ledger.open(folder.resolve("small"), 64)) {
      for (int key = 1; key <= 64; key++) {
        long counter = ledger.find(key, NOON, NOON);
        assertThat(ledger.addUpTo(counter, key, 100)).isTrue();
      }
      for (int key = 1; key <= 64; key++) {
        assertThat(ledger.count(ledger.find(key, NOON, NOON))).isEqualTo(key);
      }
      assertThat(ledger.find(65, NOON, NOON)).isEqualTo(-1);
      Instant later = NOON.plus(Duration.ofDays(3));
      assertThat(ledger.count(ledger.find(65, later, later))).isZero();
    }
  }

  @Test
  void isTheSameInTwoProcessesAtOnceAndAfterAKill() throws Exception {
    Process child = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
        System.getProperty("java.class.path"), Spender.class.getName(), folder.toString())
        .redirectErrorStream(true).start();
    try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.lines().anyMatch("spent"::equals)).isTrue();
      try (LocalBudgets here = LocalBudgets.open(folder, clock)) {
        assertThat(here.left(tokens("a", 1_000))).isEqualTo(1_000 - 70 - 500);
        held(here, List.of(tokens("a", 1_000)), new Usage(10, 10)).settle(new Usage(5, 5));
      }
    } finally {
      child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    try (LocalBudgets after = LocalBudgets.open(folder, clock)) {
      assertThat(after.left(tokens("a", 1_000))).isEqualTo(1_000 - 70 - 500 - 10);
    }
  }

  /** Settles one call, has another in flight, and waits to be killed. */
  static final class Spender {
    public static void main(String[] args) throws Exception {
      LocalBudgets budgets = LocalBudgets.open(Path.of(args[0]), () -> NOON);
      held(budgets, List.of(tokens("a", 1_000)), new Usage(50, 50)).settle(new Usage(40, 30));
      held(budgets, List.of(tokens("a", 1_000)), new Usage(100, 400));
      System.out.println("spent");
      System.out.flush();
      Thread.sleep(60_000);
    }
  }

  @Test
  void refusesAFileThatIsNoLedger() throws IOException {
    Files.write(folder.resolve("budgets"), "not a ledger at all, but long enough for a word".getBytes(
        StandardCharsets.UTF_8));
    assertThatIOException().isThrownBy(() -> LocalBudgets.open(folder, clock))
        .withMessageContaining("no ledger");
  }

  private static Hold held(LocalBudgets budgets, List<Budget> asked, Usage most) {
    Holding holding = budgets.hold(asked, "m", most);
    assertThat(holding).isInstanceOf(Holding.Held.class);
    return ((Holding.Held) holding).hold();
  }

  private static Budget tokens(String key, long amount) {
    return new Budget(new RuleRef("spend"), key, Measure.TOKENS, amount, Window.DAY, ZoneOffset.UTC, PRICES);
  }
}
