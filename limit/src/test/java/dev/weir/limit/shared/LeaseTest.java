package dev.weir.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.limit.Level;
import dev.weir.limit.Rate;
import dev.weir.model.Limiter.Answer;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One lease over a store that answers when the test says so. */
class LeaseTest implements Store {

  private static final Obligation.Limit LIMIT = Fleet.limit("k", 100, 160);
  private static final Duration NOTHING = Duration.ZERO;

  private final AtomicLong now = new AtomicLong();
  private final Tally tally = new Tally();
  private final List<Long> wanted = new ArrayList<>();
  private final List<CompletableFuture<Drawn>> asked = new ArrayList<>();
  private boolean open = true;
  private final Lease lease = new Lease("k", Rate.of(LIMIT), this, _ -> new Grant.Unknown(), tally, now::get);

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public CompletionStage<Drawn> draw(String bucket, Rate rate, long want, long least) {
    wanted.add(want);
    asked.add(new CompletableFuture<>());
    return asked.getLast();
  }

  @Override
  public void charge(String bucket, Rate rate, long units) {
    throw new UnsupportedOperationException("a lease charges nothing");
  }

  @Test
  void borrowsOneTokenForTheFirstCall() {
    CompletableFuture<Grant> first = waits();
    answer(1, 9);
    assertThat(first).isCompletedWithValue(new Grant.Granted(9));
    assertThat(wanted).containsExactly(1L);
  }

  @Test
  void asksForAllThatCameMeanwhileAtOnce() {
    List<CompletableFuture<Grant>> calls = List.of(waits(), waits(), waits());
    answer(1, 9);
    assertThat(calls.stream().filter(CompletableFuture::isDone)).hasSize(1);
    answer(2, 7);
    assertThat(calls).allMatch(CompletableFuture::isDone);
    assertThat(wanted).containsExactly(1L, 2L);
  }

  @Test
  void tellsWhatItHeardLastAndWhatHasFlowedInSince() {
    assertThat(level().left()).as("nobody has asked").isEqualTo(160);
    var _ = waits();
    answer(1, 9);
    now.addAndGet(Duration.ofMillis(200).toNanos());

    assertThat(level()).isEqualTo(new Level("r", "k", Unit.REQUESTS, Rate.of(LIMIT), 29, 0,
        Duration.ofMillis(200)));
    now.addAndGet(Duration.ofMinutes(9).toNanos());
    assertThat(level().left()).as("it fills, and no further").isEqualTo(160);
  }

  @Test
  void isLookedAtWithoutTheLockOfCalls() throws Exception {
    synchronized (lease) {
      assertThat(CompletableFuture.supplyAsync(this::level).get(30, TimeUnit.SECONDS).left()).isEqualTo(160);
    }
  }

  private Level level() {
    return lease.level("r", "k", Unit.REQUESTS);
  }

  @Test
  void spendsALoanWithoutAsking() {
    becomesHot();
    int before = asked.size();
    assertThat(lease.take(LIMIT).orElseThrow()).isInstanceOf(Grant.Granted.class);
    assertThat(asked).hasSize(before);
  }

  @Test
  void neverBorrowsMoreThanItsShareOfTheBurst() {
    becomesHot();
    assertThat(wanted).containsExactly(1L, 2L, 4L, 8L, 8L);
    assertThat(Lease.most(Rate.of(LIMIT))).isEqualTo(10);
    assertThat(Lease.most(Rate.of(Fleet.limit("k", 1, 3)))).isEqualTo(1);
  }

  @Test
  void renewsAHotLoanBeforeItIsSpent() {
    becomesHot();
    int before = asked.size();
    for (int i = 0; i < 8; i++) {
      assertThat(lease.take(LIMIT).orElseThrow()).isInstanceOf(Grant.Granted.class);
    }
    assertThat(asked).hasSize(before + 1);
    assertThat(wanted.getLast()).isEqualTo(8);
  }

  @Test
  void letsALoanLapseAndBorrowsLessAfterwards() {
    becomesHot();
    pass(Duration.ofSeconds(1));
    CompletableFuture<Grant> late = waits();
    assertThat(wanted.getLast()).isEqualTo(1);
    answer(1, 100);
    assertThat(late).isCompletedWithValue(new Grant.Granted(100));
  }

  @Test
  void refusesWithoutAskingUntilATokenFlowsIn() {
    CompletableFuture<Grant> call = waits();
    asked.getLast().complete(new Drawn(0, 0, Duration.ofMillis(10)));
    assertThat(call).isCompletedWithValue(new Grant.Exceeded(Duration.ofMillis(10)));
    assertThat(lease.take(LIMIT)).contains(new Grant.Exceeded(Duration.ofMillis(10)));
    assertThat(asked).hasSize(1);
    pass(Duration.ofMillis(10));
    var _ = waits();
    assertThat(asked).hasSize(2);
  }

  @Test
  void refusesThoseWhoWaitedForABucketThatTurnedOutEmpty() {
    CompletableFuture<Grant> first = waits();
    CompletableFuture<Grant> second = waits();
    answer(1, 1);
    asked.getLast().complete(new Drawn(0, 0, Duration.ofMillis(10)));
    assertThat(first).isCompletedWithValue(new Grant.Granted(1));
    assertThat(second).isCompletedWithValue(new Grant.Exceeded(Duration.ofMillis(10)));
  }

  @Test
  void letsNobodyWaitWhereTheStoreDoesNotAnswer() {
    CompletableFuture<Grant> first = waits();
    CompletableFuture<Grant> second = waits();
    asked.getLast().completeExceptionally(new IllegalStateException("gone"));
    assertThat(first).isCompletedWithValue(new Grant.Unknown());
    assertThat(second).isCompletedWithValue(new Grant.Unknown());
    open = false;
    assertThat(lease.take(LIMIT)).contains(new Grant.Unknown());
    assertThat(tally.counts().away()).isEqualTo(3);
  }

  @Test
  void spendsWhatIsOnLoanThoughTheStoreIsAway() {
    becomesHot();
    open = false;
    assertThat(lease.take(LIMIT).orElseThrow()).isInstanceOf(Grant.Granted.class);
  }

  @Test
  void asksAnewWhereTheRateHasChanged() {
    becomesHot();
    int before = asked.size();
    assertThat(lease.take(Fleet.limit("k", 1, 5)).orElseThrow()).isInstanceOf(Answer.Later.class);
    assertThat(asked).hasSize(before + 1);
    assertThat(wanted.getLast()).isEqualTo(1);
  }

  @Test
  void isDroppedOnlyWithNothingOnLoanAndNobodyWaiting() {
    var _ = waits();
    assertThat(lease.drop()).isFalse();
    answer(1, 9);
    assertThat(lease.drop()).isTrue();
    assertThat(lease.take(LIMIT)).isEmpty();
  }

  /** Takes until the loan is as large as it may be, and full. */
  private void becomesHot() {
    do {
      lease.take(LIMIT);
      answer(wanted.getLast(), 100);
    } while (asked.size() < 5);
  }

  private CompletableFuture<Grant> waits() {
    Answer answer = lease.take(LIMIT).orElseThrow();
    assertThat(answer).isInstanceOf(Answer.Later.class);
    return ((Answer.Later) answer).grant().toCompletableFuture();
  }

  private void answer(long granted, long left) {
    asked.getLast().complete(new Drawn(granted, left, NOTHING));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
