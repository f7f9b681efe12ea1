package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Turns.Given;
import dev.weir.gateway.Turns.Later;
import dev.weir.gateway.Turns.None;
import dev.weir.gateway.Turns.Turn;
import dev.weir.model.Decision;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many calls go at once, and who goes next. */
final class TurnsTest {

  private static final RuleRef RULE = new RuleRef("turns");
  private static final Duration LONG = Duration.ofHours(1);

  private final Turns turns = new Turns();

  private static Obligation.Turn duty(Duration patience, int queue, long urgency) {
    return new Obligation.Turn(RULE, "k", 2, patience, queue, urgency);
  }

  private Turn go() {
    return (Turn) turns.ask(duty(LONG, 10, 0));
  }

  private CompletableFuture<Given> later(long urgency) {
    return ((Later) turns.ask(duty(LONG, 10, urgency))).given();
  }

  private static void over(CompletableFuture<Given> given) {
    ((Turn) given.join()).over();
  }

  @Test
  void letsSoManyGoAndDeniesTheRestWhereNobodyWaits() {
    Turn first = go();
    go();
    assertThat(turns.ask(duty(Duration.ZERO, 10, 0))).isEqualTo(None.FULL);
    first.over();
    first.over();
    go();
    assertThat(turns.ask(duty(Duration.ZERO, 10, 0))).isEqualTo(None.FULL);
    assertThat(turns.ask(new Obligation.Turn(RULE, "other", 2, LONG, 1, 0))).isInstanceOf(Turn.class);
  }

  @Test
  void givesAPlaceToTheMostUrgentAndThenToWhoCameFirst() {
    Turn first = go();
    Turn second = go();
    CompletableFuture<Given> early = later(0);
    CompletableFuture<Given> late = later(0);
    CompletableFuture<Given> urgent = later(5);
    first.over();
    assertThat(urgent).isDone();
    second.over();
    assertThat(early).isDone();
    assertThat(late).isNotDone();
    over(urgent);
    over(late);
    over(early);
    assertThat(turns.keys()).isZero();
  }

  @Test
  void waitsNoLongerThanPatienceAndGoesOnWithoutWhoHasLostIt() {
    Turn first = go();
    go();
    CompletableFuture<Given> impatient = ((Later) turns.ask(duty(Duration.ofMillis(1), 10, 9)))
        .given();
    assertThat(impatient.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(None.LATE);
    CompletableFuture<Given> other = later(0);
    first.over();
    assertThat(other.join()).isInstanceOf(Turn.class);
  }

  @Test
  void letsNoMoreWaitThanMay() {
    go();
    go();
    assertThat(turns.ask(duty(LONG, 1, 0))).isInstanceOf(Later.class);
    assertThat(turns.ask(duty(LONG, 1, 0))).isEqualTo(None.FULL);
  }

  @Test
  void givesThePlaceOfTheLastToWhoIsMoreUrgentWhereAsManyWaitAsMay() {
    Turn first = go();
    go();
    CompletableFuture<Given> early = ((Later) turns.ask(duty(LONG, 2, 0))).given();
    CompletableFuture<Given> late = ((Later) turns.ask(duty(LONG, 2, 0))).given();
    CompletableFuture<Given> urgent = ((Later) turns.ask(duty(LONG, 2, 1))).given();
    assertThat(late).isCompletedWithValue(None.FULL);
    assertThat(turns.ask(duty(LONG, 2, 0))).isEqualTo(None.FULL);
    first.over();
    assertThat(urgent).isDone();
    assertThat(early).isNotDone();
  }

  @Test
  void keepsNoPlaceForWhoWaitsNoMore() {
    go();
    go();
    Later gone = (Later) turns.ask(duty(LONG, 1, 0));
    gone.leave().run();
    assertThat(gone.given().join()).isEqualTo(None.GONE);
    assertThat(turns.waiting()).isZero();
    Later impatient = (Later) turns.ask(duty(Duration.ofMillis(1), 1, 0));
    assertThat(impatient.given().orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(None.LATE);
    assertThat(turns.ask(duty(LONG, 1, 0))).isInstanceOf(Later.class);
  }

  /** A reload raises the limit, or lowers it. */
  @Test
  void letsThoseWhoWaitGainFirstByAChange() {
    Turn first = go();
    Turn second = go();
    CompletableFuture<Given> early = later(0);
    CompletableFuture<Given> late = later(0);
    assertThat(turns.ask(new Obligation.Turn(RULE, "k", 3, LONG, 10, 0))).isInstanceOf(Later.class);
    assertThat(early).isDone();
    assertThat(turns.ask(new Obligation.Turn(RULE, "k", 1, LONG, 10, 0))).isInstanceOf(Later.class);
    first.over();
    second.over();
    assertThat(late).isNotDone();
    over(early);
    assertThat(late).isDone();
  }

  @Test
  void neverLetsMoreGoThanMay() {
    AtomicInteger going = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> {
          for (int round = 0; round < 2_000; round++) {
            Turn turn = waitedFor(turns.ask(duty(LONG, 10, round % 3)));
            most.accumulateAndGet(going.incrementAndGet(), Math::max);
            going.decrementAndGet();
            turn.over();
          }
        });
      }
    }
    assertThat(most.get()).isBetween(1, 2);
    assertThat(turns.keys()).isZero();
  }

  private static Turn waitedFor(Turns.Answer answer) {
    return switch (answer) {
      case Turn turn -> turn;
      case Later later -> (Turn) later.given().join();
      case None _ -> throw new AssertionError("there is room for all");
    };
  }

  /** A world in which one call goes at once, others wait as long as {@code patience}, and each is counted when that is said. */
  private static World oneAtATime(Duration patience, CompletableFuture<Limiter.Grant> counted) {
    World world = new World();
    world.policy = facts -> new Decision.Allow(RuleRef.DEFAULT, List.of(RULE), List.of(),
        List.of(new Obligation.Turn(RULE, "", 1, patience, 10, 0),
            new Obligation.Limit(RULE, "", 9, LONG, 9)),
        Optional.empty());
    world.limiter = (_, _) -> new Limiter.Answer.Later(counted);
    return world;
  }

  @Test
  void holdsACallBackUntilAnotherHasEnded() {
    CompletableFuture<Limiter.Grant> counted = new CompletableFuture<>();
    World world = oneAtATime(LONG, counted);
    StraightLine line = world.line();
    CompletableFuture<Void> first = line.take(world.exchange).toCompletableFuture();
    CompletableFuture<Void> second = line.take(world.exchange).toCompletableFuture();
    assertThat(world.story).doesNotContain("forward");
    counted.complete(new Limiter.Grant.Granted(1));
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(world.story).filteredOn("forward"::equals).hasSize(2);
  }

  @Test
  void deniesACallThatWouldHaveToWait() {
    CompletableFuture<Limiter.Grant> counted = new CompletableFuture<>();
    World world = oneAtATime(Duration.ZERO, counted);
    StraightLine line = world.line();
    CompletableFuture<Void> first = line.take(world.exchange).toCompletableFuture();
    line.take(world.exchange).toCompletableFuture().join();
    assertThat(world.story).endsWith("refusal", "answer 429");
    assertThat(world.answers.getLast().body().utf8()).contains("no more than 1 may go at once");
    counted.complete(new Limiter.Grant.Granted(1));
    assertThat(first).isCompleted();
  }

  @Test
  void looksAfterNobodyWhoHasGone() {
    CompletableFuture<Limiter.Grant> counted = new CompletableFuture<>();
    World world = oneAtATime(LONG, counted);
    StraightLine line = world.line();
    CompletableFuture<Void> first = line.take(world.exchange).toCompletableFuture();
    CompletableFuture<Void> second = line.take(world.exchange).toCompletableFuture();
    world.gone.run();
    assertThat(second).isCompleted();
    assertThat(world.story).doesNotContain("forward").endsWith("refusal", "answer 400");
    counted.complete(new Limiter.Grant.Granted(1));
    assertThat(first).isCompleted();
  }
}
