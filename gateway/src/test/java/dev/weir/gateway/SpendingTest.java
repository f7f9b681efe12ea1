package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AnswerHead;
import dev.weir.model.AuditEvent;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Facts;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Policy;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.Window;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Cost;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a call costs, from what is set aside for it to what is charged. */
final class SpendingTest {

  private static final Budget BUDGET = new Budget(new RuleRef("spend"), "", Measure.USD, 2_500_000_000L,
      Window.DAY,
      ZoneOffset.UTC, new Prices(Map.of()));
  private static final Talk TALK = new Talk(Coverage.FULL, "m", 9, OptionalLong.empty(), false, 1, Map.of(),
      List.of());

  private final World world = new World();
  private final List<String> charged = new ArrayList<>();
  private int held;

  SpendingTest() {
    world.policy = new Policy() {
      @Override
      public Decision decide(Facts facts) {
        List<Obligation> duties = facts.talk().equals(Talk.UNREAD) ? List.of() : List.of(BUDGET);
        return new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(), duties, Optional.empty());
      }

      @Override
      public Talk.Depth depth(Facts head) {
        return Talk.Depth.TALK;
      }
    };
    world.talks = new PlayedTalks((_, _) -> TALK);
    world.budgets = (asked, _, _) -> {
      held++;
      return new Holding.Held(new Hold() {
        @Override
        public void settle(Usage usage) {
          charged.add("settled " + usage.input() + " + " + usage.output());
        }

        @Override
        public void release() {
          charged.add("released");
        }
      });
    };
  }

  @Test
  void isReadFromAnAnswerThatComesWhole() {
    world.upstream = answer("application/json", "Content-Length", "4");
    world.run();
    assertThat(world.answered).contains(Bytes.utf8("held"));
    assertThat(charged).containsExactly("settled 9 + 4");
    assertThat(world.left.orElseThrow().head().headers().first("Accept-Encoding")).contains("identity");
  }

  @Test
  void isOnRecordWithTheOutcome() {
    world.upstream = answer("application/json", "Content-Length", "4");
    world.run();
    AuditEvent.Outcome outcome = (AuditEvent.Outcome) world.audited.getLast();
    assertThat(outcome.cost()).contains(Cost.of(new Usage(9, 4), TALK.model(), BUDGET.prices()));
  }

  @Test
  void isReadFromAStreamThatIsNotChanged() {
    world.upstream = answer("text/event-stream");
    world.run();
    assertThat(world.answered).contains(Bytes.utf8("one, "));
    assertThat(charged).containsExactly("settled 9 + 5");
  }

  @Test
  void isNothingWhereTheProviderRefuses() {
    world.upstream = new AnswerHead(429, Headers.of("Content-Type", "application/json"));
    world.run();
    assertThat(charged).containsExactly("settled 0 + 0");
  }

  @Test
  void isNothingWhereTheCallCannotBeRecorded() {
    world.auditFails = true;
    assertThat(world.run().story).endsWith("answer 503");
    assertThat(charged).containsExactly("released");
  }

  @Test
  void staysSetAsideWhereTheAnswerCannotBeRead() {
    world.upstream = answer("application/json", "Content-Encoding", "identity", "Content-Encoding", "br");
    world.run();
    assertThat(charged).containsExactly("settled 9 + 4096");
  }

  @Test
  void isNotSetAsideWhereNothingIsSaid() {
    world.talks = new PlayedTalks((_, _) -> Talk.SILENCE);
    world.run();
    assertThat(charged).isEmpty();
    assertThat(world.story).contains("forward");
  }

  @Test
  void isRefusedUntilTheNextWindowWhereTheBudgetIsSpent() {
    world.budgets = (asked, _, _) -> new Holding.Spent(BUDGET, Duration.ofHours(3));
    assertThat(world.run().story).endsWith("refusal", "answer 429");
    OwnAnswer answer = world.answers.getFirst();
    assertThat(answer.headers().first("Retry-After")).contains("10800");
    assertThat(answer.headers().first("RateLimit")).contains("\"spend\";r=0;t=10800");
    assertThat(answer.body().utf8())
        .contains("the budget of 2.5 US dollars in each day leaves too little for this call");
  }

  @Test
  void saysWhatMayBeTooDear() {
    Budget small = new Budget(new RuleRef("spend"), "", Measure.TOKENS, 300, Window.HOUR, ZoneOffset.UTC,
        Prices.NONE);
    world.budgets = (asked, _, _) -> new Holding.Spent(small, Duration.ofHours(1));
    world.run();
    assertThat(world.answers.getFirst().body().utf8()).contains(
        "the budget of 300 tokens in each hour leaves too little for this call, which may cost 4105 tokens, more than all of it");
  }

  @Test
  void isRefusedWhereNobodyKnowsThePrice() {
    world.budgets = (asked, _, _) -> new Holding.Unpriced(BUDGET);
    assertThat(world.run().story).endsWith("refusal", "answer 403");
  }

  @Test
  void isSetAsideForEachThatAsksOnAWebSocket() {
    openLive();
    world.socket.sends = List.of(said("ask 1"), said("ask 2"));
    world.run();
    assertThat(held).isEqualTo(2);
    assertThat(charged).as("what is not answered stays set aside").isEmpty();
  }

  @Test
  void isSetAsideOnceForWhatOnlyAddsOnAWebSocket() {
    openLive();
    world.socket.sends = List.of(said("sound 1"), said("sound 2"), said("sound 3"));
    world.run();
    assertThat(world.story).contains("send sound 1", "send sound 2", "send sound 3");
    assertThat(held).isEqualTo(1);
    assertThat(charged).containsExactly("settled 9 + 0");
  }

  @Test
  void isChargedWithTheMessageBehindAnAnswerAndAtTheEnd() {
    openLive();
    world.socket.hears = List.of("answer.");
    world.socket.sends = List.of(said("ask 1"), said("ask 2"));
    world.run();
    assertThat(charged).containsExactly("settled 9 + 7", "settled 9 + 7");
  }

  @Test
  void endsAWebSocketWhereAnAnswerThatNobodyAskedForCannotBePaid() {
    openLive();
    Budgets once = world.budgets;
    world.budgets = (asked, _, _) -> held == 0
        ? once.hold(asked, "m", TALK.most())
        : new Holding.Spent(BUDGET, Duration.ofHours(3));
    world.socket.hears = List.of("one.", "another.");
    world.socket.sends = List.of(said("sound"));
    world.run();
    assertThat(world.socket.received).containsExactly(said("one."));
    assertThat(world.audited).filteredOn(AuditEvent.Notice.class::isInstance).singleElement()
        .isInstanceOfSatisfying(AuditEvent.Notice.class, notice -> {
          assertThat(notice.what()).isEqualTo("answer.budget");
          assertThat(notice.by()).isEqualTo(BUDGET.by());
        });
    assertThat(charged).containsExactly("settled 9 + 4");
  }

  @Test
  void isNothingForAMessageThatDoesNotLeave() {
    openLive();
    world.socket.lost = true;
    world.socket.sends = List.of(said("ask 1"));
    world.run();
    assertThat(charged).containsExactly("released");
  }

  private void openLive() {
    world.incoming = World.gateway("GET", "/pay/v1/live", "Authorization", "Bearer " + World.KEY,
        "Connection", "Upgrade", "Upgrade", "websocket");
    world.talks = new PlayedTalks((_, _) -> world.story.contains("webSocket") ? TALK : Talk.SILENCE,
        body -> !body.startsWith("sound"));
  }

  private static Message said(String text) {
    return new Message(true, Bytes.utf8(text));
  }

  @Test
  void tellsWhatALimitHasLeft() {
    Obligation.Limit limit = new Obligation.Limit(new RuleRef("fair"), "", 60, Duration.ofMinutes(1), 10);
    world.policy = facts -> new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(), List.of(limit),
        Optional.empty());
    world.limiter = (_, _) -> new Limiter.Grant.Granted(7);
    world.run();
    Answers.Treatment.Stream streamed = (Answers.Treatment.Stream) world.treatment.orElseThrow();
    assertThat(streamed.head().headers().first("RateLimit")).contains("\"fair\";r=7;t=3");
    assertThat(streamed.head().headers().first("RateLimit-Policy")).contains("\"fair\";q=60;w=60");
  }

  @Test
  void waitsForSomebodyElseToSetItAside() {
    Budgets.Answer own = world.budgets.hold(List.of(BUDGET), "m", TALK.most());
    CompletableFuture<Holding> counted = new CompletableFuture<>();
    world.budgets = (asked, _, _) -> new Budgets.Answer.Later(counted);
    world.upstream = answer("application/json", "Content-Length", "4");
    CompletableFuture<Void> call = world.line().take(world.exchange).toCompletableFuture();
    assertThat(world.story).doesNotContain("intent");
    counted.complete((Holding) own);
    assertThat(call).isCompleted();
    assertThat(world.story).contains("intent", "forward");
    assertThat(charged).containsExactly("settled 9 + 4");
  }

  @Test
  void isRefusedForNowWhereNobodyCanBeAsked() {
    world.budgets = (asked, _, _) -> new Budgets.Answer.Later(
        CompletableFuture.completedFuture(new Holding.Unknown(BUDGET)));
    OwnAnswer answer = world.run().answers.getFirst();
    assertThat(answer.status()).isEqualTo(Status.UNAVAILABLE.code());
    assertThat(answer.headers().first("Retry-After")).contains("1");
    assertThat(answer.body().utf8()).contains("what counts this budget for all Weirs cannot be asked now");
  }

  @Test
  void isRefusedForNowWhereNoMoreBudgetsCanBeKept() {
    world.budgets = (asked, _, _) -> new Holding.Crowded(BUDGET);
    assertThat(world.run().answers.getFirst().status()).isEqualTo(Status.UNAVAILABLE.code());
  }

  private static AnswerHead answer(String type, String... more) {
    Headers.Builder headers = Headers.builder().add("Content-Type", type);
    Headers.of(more).forEach(headers::add);
    return new AnswerHead(200, headers.build());
  }
}
