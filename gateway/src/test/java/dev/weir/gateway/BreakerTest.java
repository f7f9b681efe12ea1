package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.Status;
import dev.weir.model.settings.Resilience;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final Resilience.Breaker RULE = new Resilience.Breaker(3, Duration.ofSeconds(10),
      Duration.ofSeconds(30));
  private static final long SECOND = 1_000_000_000L;

  private final Breaker breaker = new Breaker();
  private long now = Long.MAX_VALUE - 5 * SECOND;

  private void call(Ending ending) {
    breaker.ask(RULE, now).pass().orElseThrow().ended(ending, now);
  }

  private static Ending ending(int status) {
    return new Ending(status, 1, 0, 0, Duration.ZERO, Duration.ZERO, new Ending.Result.Complete());
  }

  private static Ending fault(Status status) {
    return new Ending(0, 1, 0, 0, Duration.ZERO, Duration.ZERO, new Ending.Result.Fault(status, "", false));
  }

  private boolean letsThrough() {
    return breaker.ask(RULE, now).pass().isPresent();
  }

  private void open() {
    for (int i = 0; i < 3; i++) {
      call(ending(500));
    }
    assertThat(letsThrough()).isFalse();
  }

  @Test
  void opensAtSoManyFailuresAndSaysForHowLong() {
    call(ending(503));
    call(fault(Status.BAD_UPSTREAM));
    assertThat(letsThrough()).isTrue();
    call(fault(Status.UPSTREAM_TIMEOUT));
    now += 10 * SECOND;
    assertThat(breaker.ask(RULE, now)).isEqualTo(
        new Breaker.Admission(Optional.empty(), Duration.ofSeconds(20)));
  }

  @Test
  void forgetsFailuresThatAreLongAgo() {
    for (int i = 0; i < 10; i++) {
      call(ending(500));
      now += 6 * SECOND;
    }
    assertThat(letsThrough()).isTrue();
  }

  @Test
  void countsNothingThatIsNotTheUpstreamsFault() {
    for (int i = 0; i < 10; i++) {
      call(fault(Status.BAD_REQUEST));
      call(fault(Status.UNAVAILABLE));
      call(ending(404));
    }
    assertThat(letsThrough()).isTrue();
  }

  @Test
  void letsOneCallTryAndClosesWhereThatIsWell() {
    open();
    now += 31 * SECOND;
    Breaker.Pass trial = breaker.ask(RULE, now).pass().orElseThrow();
    assertThat(letsThrough()).isFalse();
    trial.ended(ending(200), now);
    assertThat(letsThrough()).isTrue();
    call(ending(500));
    assertThat(letsThrough()).isTrue();
  }

  @Test
  void opensAgainWhereTheTrialFails() {
    open();
    now += 31 * SECOND;
    call(ending(502));
    assertThat(letsThrough()).isFalse();
    now += 29 * SECOND;
    assertThat(letsThrough()).isFalse();
    now += 2 * SECOND;
    assertThat(letsThrough()).isTrue();
  }

  @Test
  void letsTheNextOneTryWhereTheTrialNeverCameToTheDestination() {
    open();
    now += 31 * SECOND;
    Breaker.Pass trial = breaker.ask(RULE, now).pass().orElseThrow();
    trial.unused();
    trial.ended(ending(200), now);
    assertThat(letsThrough()).isTrue();
    assertThat(letsThrough()).isFalse();
  }

  @Test
  void aCallFromBeforeItOpenedNeitherClosesNorProlongsIt() {
    Breaker.Pass early = breaker.ask(RULE, now).pass().orElseThrow();
    Breaker.Pass other = breaker.ask(RULE, now).pass().orElseThrow();
    open();
    now += 29 * SECOND;
    early.ended(ending(200), now);
    other.ended(ending(500), now);
    assertThat(letsThrough()).isFalse();
    now += 2 * SECOND;
    assertThat(letsThrough()).isTrue();
  }

  @Test
  void theLineRefusesWithoutRecordingAnIntent() {
    World world = new World();
    world.resilience = new Resilience(Resilience.Retry.NEVER, Optional.of(RULE), false);
    world.upstreamFault = Optional
        .of(new Ending.Result.Fault(Status.BAD_UPSTREAM, "connection refused", false));
    StraightLine line = world.line();
    for (int i = 0; i < 3; i++) {
      line.take(world.exchange).toCompletableFuture().join();
    }
    world.story.clear();
    line.take(world.exchange).toCompletableFuture().join();
    assertThat(world.story).containsExactly("resolve api.pay.example", "refusal", "answer 503");
    assertThat(((AuditEvent.Refusal) world.audited.getLast()).asked().by()).hasToString("(breaker)");
    assertThat(world.answers.getLast().headers().first("Retry-After")).contains("30");
  }
}
