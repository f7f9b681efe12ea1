package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Decision.Deny;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Obligation.Limit;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.Window;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The bytes of one connection against a limit and a budget that are kept here. */
final class PrepaidTest {

  private static final long KIB = 1 << 10;
  private static final RuleRef RULE = new RuleRef("traffic");
  private static final Limit LIMIT = new Limit(RULE, "k", Unit.BYTES, 1 << 20, Duration.ofSeconds(1),
      1 << 20);
  private static final Budget BUDGET = new Budget(RULE, "k", Measure.BYTES, 5L << 30, Window.DAY,
      ZoneOffset.UTC, new Prices(Map.of()));

  private final Queue<Runnable> loop = new ArrayDeque<>();
  private Instant now = Instant.EPOCH;
  private long bucket = Long.MAX_VALUE;
  private long budget = Long.MAX_VALUE;
  private boolean away;
  private final CompletableFuture<Void> late = new CompletableFuture<>();
  private boolean isLate;
  private int resumed;

  private final Limiter limiter = new Limiter() {
    @Override
    public Answer take(Limit limit, long units) {
      if (away) {
        return new Grant.Unknown();
      }
      if (bucket < units) {
        return new Grant.Exceeded(Duration.ofSeconds(2));
      }
      bucket -= units;
      return new Grant.Granted(bucket, units);
    }

    @Override
    public void settle(Limit limit, Grant.Granted granted, long used) {
      bucket -= used - granted.taken();
    }
  };

  private Budgets.Answer hold(long bytes) {
    if (budget < bytes) {
      return new Holding.Spent(BUDGET, Duration.ofHours(1));
    }
    budget -= bytes;
    Holding held = new Holding.Held(new Hold() {
      @Override
      public void settle(Usage usage) {
        budget += bytes - usage.bytes();
      }

      @Override
      public void release() {
        budget += bytes;
      }
    });
    return isLate ? new Budgets.Answer.Later(late.thenApply(_ -> held)) : held;
  }

  private Prepaid limited() {
    return prepaid(List.of(LIMIT), List.of());
  }

  private Prepaid budgeted() {
    return prepaid(List.of(), List.of(BUDGET));
  }

  private Prepaid prepaid(List<Limit> limits, List<Budget> asked) {
    Prepaid credit = new Prepaid(
        new Paying(limiter, limits, (_, _, most) -> hold(most.bytes()), asked), loop::add, () -> now);
    credit.whenMore(() -> resumed++);
    return credit;
  }

  private void turn() {
    while (!loop.isEmpty()) {
      loop.remove().run();
    }
  }

  @Test
  void areChargedBeforeTheyFlow() {
    bucket = 10 << 20;
    budget = 10 << 20;
    Prepaid credit = prepaid(List.of(LIMIT), List.of(BUDGET));
    assertThat(credit.left()).isEqualTo(64 * KIB);
    assertThat(bucket).isEqualTo((10 << 20) - 64 * KIB);
    assertThat(budget).isEqualTo((10 << 20) - 64 * KIB);
  }

  @Test
  void arePaidInTimeAndByMoreEachTimeUpToAMiB() {
    budget = 1 << 30;
    Prepaid credit = budgeted();
    long flowed = 0;
    for (long left = credit.left(); flowed < 64 << 20; left = credit.left()) {
      assertThat(left).isPositive();
      credit.spend(16 * KIB);
      flowed += 16 * KIB;
      assertThat((1 << 30) - budget).isBetween(flowed, flowed + Prepaid.MOST_BYTES * 3 / 2);
    }
  }

  @Test
  void areGivenBackWhereTheyDoNotFlow() {
    bucket = 1 << 20;
    budget = 1 << 20;
    Prepaid credit = prepaid(List.of(LIMIT), List.of(BUDGET));
    credit.left();
    credit.spend(50 * KIB);
    credit.left();
    assertThat(credit.close()).isEqualTo(50 * KIB);
    assertThat(credit.close()).isEqualTo(50 * KIB);
    assertThat(bucket).isEqualTo((1 << 20) - 50 * KIB);
    assertThat(budget).isEqualTo((1 << 20) - 50 * KIB);
  }

  @Test
  void areNotPaidBeyondWhatThereWas() {
    budget = 64 * KIB;
    Prepaid credit = budgeted();
    credit.left();
    credit.spend(80 * KIB);
    assertThat(credit.left()).isEqualTo(-16 * KIB);
    assertThat(credit.close()).as("the rest is charged with what opened the connection")
        .isEqualTo(64 * KIB);
  }

  @Test
  void useABudgetToItsLastKibibytesAndEndThen() {
    budget = 1_000 * KIB + 1;
    Prepaid credit = budgeted();
    long flowed = 0;
    for (long left = credit.left(); left > 0; left = credit.left()) {
      assertThat(credit.spent()).isEmpty();
      credit.spend(Math.min(left, 10 * KIB));
      flowed += Math.min(left, 10 * KIB);
    }
    assertThat(flowed).isBetween(996 * KIB, 1_000 * KIB);
    assertThat(credit.spent())
        .contains(new Deny(RULE, "the budget of 5GiB in each day is spent", Status.LIMITED));
  }

  @Test
  void waitForALimitAndGoOnOnceItHasSome() {
    bucket = 64 * KIB;
    Prepaid credit = limited();
    credit.left();
    credit.spend(64 * KIB);
    assertThat(credit.left()).isZero();
    bucket = 20 * KIB;
    assertThat(credit.left()).as("it was told to come back in two seconds").isZero();
    now = now.plusSeconds(2);
    turn();
    resumed = 0;
    assertThat(credit.left()).isEqualTo(4 * KIB);
    turn();
    assertThat(resumed).isEqualTo(1);
    assertThat(credit.spent()).isEmpty();
  }

  @Test
  void takeNoMoreThanABucketHolds() {
    bucket = 100;
    Limit small = new Limit(RULE, "k", Unit.BYTES, 100, Duration.ofSeconds(1), 100);
    assertThat(prepaid(List.of(small), List.of()).left()).isEqualTo(100);
    assertThat(bucket).isZero();
  }

  @Test
  void waitWhileNobodyCanBeAsked() {
    away = true;
    Prepaid credit = limited();
    assertThat(credit.left()).isZero();
    away = false;
    assertThat(credit.left()).isZero();
    now = now.plusSeconds(1);
    assertThat(credit.left()).isPositive();
  }

  @Test
  void areGivenBackToALimitWhereABudgetRefusesThem() {
    bucket = 1 << 20;
    budget = 0;
    Prepaid credit = prepaid(List.of(LIMIT), List.of(BUDGET));
    assertThat(credit.left()).isZero();
    assertThat(credit.spent()).isPresent();
    assertThat(bucket).isEqualTo(1 << 20);
  }

  @Test
  void areGivenBackWhereTheyAreHadBehindTheEnd() {
    isLate = true;
    budget = 1 << 20;
    Prepaid credit = budgeted();
    assertThat(credit.left()).isZero();
    assertThat(credit.close()).isZero();
    late.complete(null);
    turn();
    assertThat(budget).isEqualTo(1 << 20);
  }

  @Test
  void countEachByteOnceHoweverTheyFlow() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      bucket = 1L << 40;
      budget = random.nextInt(1 << 23);
      long before = budget;
      Prepaid credit = prepaid(List.of(LIMIT), List.of(BUDGET));
      long flowed = 0;
      while (credit.left() > 0 && random.nextInt(500) > 0) {
        int bytes = random.nextInt(1 << 16);
        credit.spend(bytes);
        flowed += bytes;
      }
      long paid = credit.close();
      assertThat(before - budget).isEqualTo(paid);
      assertThat((1L << 40) - bucket).isEqualTo(paid);
      assertThat(flowed - paid).isBetween(0L, 1L << 16);
    }
  }
}
