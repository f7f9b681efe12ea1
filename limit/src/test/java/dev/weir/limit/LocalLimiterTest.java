package dev.weir.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalLimiterTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicLong now = new AtomicLong();
  private final LocalLimiter limiter = new LocalLimiter(100, now::get);

  @Test
  void grantsTheBurstAndThenSaysWhenToComeBack() {
    assertThat(takes("a", 10, 3, 3)).isEqualTo(3);
    assertThat(limiter.take(limit("a", 10, 3), 1)).isEqualTo(new Grant.Exceeded(Duration.ofMillis(100)));
  }

  @Test
  void saysHowManyAreLeft() {
    assertThat(limiter.take(limit("a", 10, 3), 1)).isEqualTo(new Grant.Granted(2));
  }

  @Test
  void flowsInOneByOne() {
    takes("a", 10, 3, 3);
    pass(Duration.ofMillis(100));
    assertThat(takes("a", 10, 3, 5)).isEqualTo(1);
  }

  @Test
  void neverHoldsMoreThanTheBurst() {
    takes("a", 10, 3, 3);
    pass(Duration.ofDays(300));
    assertThat(takes("a", 10, 3, 10)).isEqualTo(3);
  }

  @Test
  void tellsHowMuchIsLeftAndChangesNothing() {
    takes("a", 10, 3, 3);
    pass(Duration.ofMillis(250));

    assertThat(limiter.levels())
        .containsExactly(
            new Level("fair-use", "a", Unit.REQUESTS, new Rate(10, SECOND, 3), 2, 0, Duration.ZERO));
    assertThat(takes("a", 10, 3, 5)).isEqualTo(2);
    pass(Duration.ofDays(300));
    assertThat(limiter.levels()).extracting(Level::left).containsExactly(3L);
  }

  @Test
  void isLookedAtWithoutTheLockOfCalls() throws Exception {
    Slot slot = new Slot(new Rate(10, SECOND, 3), now::get);
    synchronized (slot) {
      assertThat(CompletableFuture.supplyAsync(() -> slot.level("r", "a", Unit.REQUESTS))
          .get(30, TimeUnit.SECONDS).left()).isEqualTo(3);
    }
  }

  /** Whoever looks while calls take sees some number between none and all, and no call loses a token by it. */
  @Test
  void isLookedAtWhileCallsTake() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Integer> taken = threads.submit(() -> takes("a", 1, 100_000, 100_000));
      while (!taken.isDone()) {
        assertThat(limiter.levels()).allMatch(level -> level.left() >= 0 && level.left() <= 100_000);
      }
      assertThat(taken.get()).isEqualTo(100_000);
    }
  }

  @Test
  void keepsKeysAndRulesApart() {
    assertThat(takes("a", 10, 3, 5)).isEqualTo(3);
    assertThat(takes("b", 10, 3, 5)).isEqualTo(3);
    assertThat(limiter.take(new Obligation.Limit(new RuleRef("other"), "a", 10, SECOND, 3), 1))
        .isInstanceOf(Grant.Granted.class);
  }

  @Test
  void refusesAllWhereNothingFlows() {
    assertThat(takes("a", 0, 3, 5)).isZero();
    assertThat(takes("b", 3, 0, 5)).isZero();
    assertThat(limiter.buckets()).isZero();
  }

  @Test
  void holdsTheNarrowerRateFromTheFirstCallThatCarriesIt() {
    takes("a", 100, 100, 10);
    assertThat(takes("a", 1, 5, 20)).isEqualTo(5);
  }

  @Test
  void holdsTheWiderRateWithoutAGift() {
    takes("a", 1, 5, 5);
    assertThat(takes("a", 1000, 100, 5)).isZero();
    pass(Duration.ofMillis(50));
    assertThat(takes("a", 1000, 100, 100)).isEqualTo(50);
  }

  @Test
  void gainsNothingFromARateThatFlipsBackAndForth() {
    int granted = 0;
    for (int i = 0; i < 50; i++) {
      granted += takes("a", 1, i % 2 == 0 ? 5 : 50, 1);
    }
    assertThat(granted).isEqualTo(5);
  }

  @Test
  void staysWithinTheBoundAndRefusesNewcomersWhenAllBucketsAreInUse() {
    for (int i = 0; i < 500; i++) {
      limiter.take(limit("flood-" + i, 1, 2), 1);
    }
    assertThat(limiter.buckets()).isEqualTo(100);
    assertThat(limiter.take(limit("newcomer", 1, 2), 1)).isInstanceOf(Grant.Exceeded.class);
    assertThat(limiter.take(limit("flood-0", 1, 2), 1)).isInstanceOf(Grant.Granted.class);
  }

  @Test
  void dropsFullBucketsForNewcomers() {
    for (int i = 0; i < 100; i++) {
      limiter.take(limit("early-" + i, 1, 2), 1);
    }
    pass(SECOND);
    assertThat(takes("newcomer", 1, 2, 5)).isEqualTo(2);
    assertThat(takes("early-0", 1, 2, 5)).isEqualTo(2);
    assertThat(limiter.buckets()).isLessThan(100);
  }

  @Test
  void keepsFullBucketsWhileThereIsRoom() {
    for (int i = 0; i < 40; i++) {
      limiter.take(limit("early-" + i, 1, 2), 1);
    }
    pass(SECOND);
    limiter.take(limit("newcomer", 1, 2), 1);
    assertThat(limiter.buckets()).isEqualTo(41);
  }

  @Test
  void forgetsNoDebtWhileItSweeps() {
    takes("spent", 1, 50, 50);
    for (int i = 0; i < 5_000; i++) {
      limiter.take(limit("passing-" + i, 1_000_000, 1), 1);
      pass(Duration.ofNanos(1_000));
    }
    assertThat(takes("spent", 1, 50, 50)).isZero();
  }

  @Test
  void neverGrantsMoreThanBurstAndFlowToManyThreads() throws Exception {
    LocalLimiter real = new LocalLimiter(50, System::nanoTime);
    long start = System.nanoTime();
    long granted = race(8, thread -> {
      long mine = 0;
      for (int i = 0; i < 50_000; i++) {
        mine += real.take(limit("hot", 1_000, 100), 1) instanceof Grant.Granted ? 1 : 0;
        // Newcomers keep the sweep going while the hot bucket is drawn from.
        real.take(limit("cold-" + thread + "-" + i, 1_000_000_000, 1), 1);
      }
      return mine;
    });
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(granted).isBetween(100L, 100 + (long) Math.ceil(seconds * 1_000));
    assertThat(real.buckets()).isLessThanOrEqualTo(50);
  }

  @Test
  void grantsABucketOnceThoughItIsDroppedUnderTheTaker() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      LocalLimiter still = new LocalLimiter(1_000, () -> 0);
      long granted = race(2, thread -> {
        long mine = 0;
        for (int i = 0; i < 3; i++) {
          mine += still.take(limit("one", 1, 1), 1) instanceof Grant.Granted ? 1 : 0;
          still.take(limit("sweeper-" + thread + i, 1, 1), 1);
        }
        return mine;
      });
      assertThat(granted).isEqualTo(1);
    }
  }

  @Test
  void takesManyAtOnceOrNone() {
    assertThat(limiter.take(bytes(100, 50), 30)).isEqualTo(new Grant.Granted(20, 30));
    assertThat(limiter.take(bytes(100, 50), 30)).isEqualTo(new Grant.Exceeded(Duration.ofMillis(100)));
    assertThat(limiter.take(bytes(100, 50), 20)).isEqualTo(new Grant.Granted(0, 20));
    assertThat(limiter.take(bytes(100, 50), 0)).as("whoever asks takes something")
        .isEqualTo(new Grant.Exceeded(Duration.ofMillis(10)));
  }

  @Test
  void letsOneThroughThatIsLargerThanTheBucketWhereThatIsFull() {
    assertThat(limiter.take(bytes(100, 50), 5_000)).isEqualTo(new Grant.Granted(0, 50));
    pass(Duration.ofMillis(499));
    assertThat(limiter.take(bytes(100, 50), 5_000)).isInstanceOf(Grant.Exceeded.class);
  }

  @Test
  void letsOthersPayForWhatWasUsedBeyondWhatWasTaken() {
    limiter.settle(bytes(100, 50), took(10), 150);
    assertThat(limiter.take(bytes(100, 50), 1)).isEqualTo(new Grant.Exceeded(Duration.ofMillis(1_010)));
    pass(SECOND);
    assertThat(limiter.take(bytes(100, 50), 1)).isEqualTo(new Grant.Exceeded(Duration.ofMillis(10)));
  }

  @Test
  void takesBackWhatWasNotUsedAndNoMoreThanFits() {
    limiter.settle(bytes(100, 50), took(40), 0);
    Grant.Granted all = took(50);
    pass(Duration.ofMillis(100));
    limiter.settle(bytes(100, 50), all, 0);
    assertThat(limiter.take(bytes(100, 50), 1)).isEqualTo(new Grant.Granted(49, 1));
  }

  @Test
  void countsRequestsAndBytesOfOneRuleApart() {
    takes("k", 10, 3, 3);
    assertThat(limiter.take(bytes(10, 3), 3)).isInstanceOf(Grant.Granted.class);
  }

  @Test
  void staysExactAtRatesThatDoNotDivide() {
    long granted = takes("third", 3, 7, 100);
    for (int i = 0; i < 1_000; i++) {
      pass(Duration.ofNanos(123_456_789));
      granted += takes("third", 3, 7, 100);
    }
    assertThat(granted).isEqualTo(7 + 3 * 123_456_789L * 1_000 / 1_000_000_000);
  }

  @Test
  void countsFastBytesOverLongTimes() {
    Obligation.Limit fast = bytes(1L << 40, 1L << 50);
    limiter.take(fast, 1L << 50);
    pass(Duration.ofMillis(500));
    assertThat(limiter.take(fast, 1L << 39)).isEqualTo(new Grant.Granted(0, 1L << 39));
    pass(Duration.ofDays(10_000));
    assertThat(limiter.take(fast, 1)).isEqualTo(new Grant.Granted((1L << 50) - 1));
  }

  @Test
  void forgetsNoDebtHoweverManyOthersCome() {
    LocalLimiter small = new LocalLimiter(4, now::get);
    Grant.Granted going = (Grant.Granted) small.take(bytes(100, 50), 10);
    pass(SECOND);
    for (int i = 0; i < 100; i++) {
      small.take(limit("flood-" + i, 1, 1), 1);
    }
    small.settle(bytes(100, 50), going, 5_000);
    assertThat(small.take(bytes(100, 50), 1)).isEqualTo(new Grant.Exceeded(Duration.ofMillis(49_410)));
    pass(Duration.ofMinutes(2));
    small.take(limit("last", 1, 1), 1);
    assertThat(small.buckets()).as("what is paid may go").isLessThanOrEqualTo(4);
  }

  private Grant.Granted took(long units) {
    return (Grant.Granted) limiter.take(bytes(100, 50), units);
  }

  private static Obligation.Limit bytes(long amount, long burst) {
    return new Obligation.Limit(new RuleRef("fair-use"), "k", Unit.BYTES, amount, SECOND, burst);
  }

  private interface Share {
    long of(int thread) throws Exception;
  }

  private static long race(int threads, Share share) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Long>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        all.add(() -> share.of(thread));
      }
      long sum = 0;
      for (Future<Long> done : pool.invokeAll(all)) {
        sum += done.get();
      }
      return sum;
    }
  }

  private int takes(String key, long amount, long burst, int times) {
    int granted = 0;
    for (int i = 0; i < times; i++) {
      granted += limiter.take(limit(key, amount, burst), 1) instanceof Grant.Granted ? 1 : 0;
    }
    return granted;
  }

  private static Obligation.Limit limit(String key, long amount, long burst) {
    return new Obligation.Limit(new RuleRef("fair-use"), key, amount, SECOND, burst);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
