package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Coverage;
import dev.weir.model.Decision.Deny;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.Window;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
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

/** One WebSocket against a budget of 100 tokens, of which each answer has 10 set aside, and costs a token for each character. */
final class TabTest {

  private static final long EACH = 10;
  private static final Budget BUDGET = new Budget(new RuleRef("spend"), "", Measure.TOKENS, 100, Window.DAY,
      ZoneOffset.UTC, new Prices(Map.of()));
  private static final Talk ASK = new Talk(Coverage.FULL, "m", 0, OptionalLong.of(EACH), false, 1, Map.of(),
      List.of());

  private final Tab tab = new Tab();
  private final List<CompletableFuture<Holding>> asked = new ArrayList<>();
  private boolean elsewhere;
  private long spent;

  private Budgets.Answer hold(List<Budget> budgets, String model, Usage most) {
    if (elsewhere) {
      CompletableFuture<Holding> later = new CompletableFuture<>();
      asked.add(later);
      return new Budgets.Answer.Later(later);
    }
    return holding();
  }

  private Holding holding() {
    if (spent + EACH > BUDGET.amount()) {
      return new Holding.Spent(BUDGET, Duration.ofHours(1));
    }
    spent += EACH;
    return new Holding.Held(new Hold() {
      private boolean done;

      @Override
      public void settle(Usage usage) {
        spent += done ? 0 : usage.total() - EACH;
        done = true;
      }

      @Override
      public void release() {
        settle(new Usage(0, 0));
      }
    });
  }

  /** Returns whether the message leaves. */
  private boolean says(Talk talk) {
    tab.next(talk.asks());
    if (tab.isOpen() && !talk.asks()) {
      return true;
    }
    Account account = new Account(this::hold, List.of(BUDGET), talk, 0,
        () -> new PlayedTalks((_, _) -> talk).live());
    if (account.hold() instanceof Holding.Held(Hold hold)) {
      tab.add(account.spending(hold));
      return true;
    }
    return false;
  }

  private void asks(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(says(ASK)).isTrue();
    }
  }

  private void sounds() {
    assertThat(says(ASK.unasked())).isTrue();
  }

  private void hears(String... messages) {
    for (String message : messages) {
      tab.take(Bytes.utf8(message));
    }
  }

  @Test
  void setsSomethingAsideForEachThatAsksHoweverManyAreOnTheirWay() {
    asks(10);
    assertThat(spent).isEqualTo(100);
    assertThat(says(ASK)).isFalse();
  }

  @Test
  void chargesEachAnswerInItsTurn() {
    asks(3);
    hears("a..", "bb.", "three.");
    assertThat(spent).as("two are charged, the third may still be counted").isEqualTo(6 + EACH);
    tab.next(true);
    assertThat(spent).isEqualTo(12);
    assertThat(tab.isOpen()).isFalse();
  }

  @Test
  void asksDuringAnAnswerDoNotTakeItsPlace() {
    asks(1);
    hears(".be");
    asks(1);
    hears("gun.");
    tab.close();
    assertThat(spent).isEqualTo(7 + EACH);
  }

  @Test
  void chargesWhatHasComeWhereTheSocketClosesInMidAnswerAndKeepsWhatWasNotAnswered() {
    asks(3);
    hears(".abc");
    tab.close();
    assertThat(spent).isEqualTo(4 + 2 * EACH);
    assertThat(tab.isOpen()).isFalse();
  }

  @Test
  void openingAndClosingWithoutWaitingIsNoWayRoundABudget() {
    for (int i = 0; i < 10; i++) {
      Tab socket = new Tab();
      Account account = new Account(this::hold, List.of(BUDGET), ASK, 0,
          () -> new PlayedTalks((_, _) -> ASK).live());
      socket.add(account.spending(((Holding.Held) account.hold()).hold()));
      socket.close();
    }
    assertThat(says(ASK)).isFalse();
  }

  @Test
  void soundIsSetAsideForOnceAndNothingWhereItIsNotAnswered() {
    sounds();
    sounds();
    assertThat(spent).isEqualTo(EACH);
    tab.close();
    assertThat(spent).isZero();
  }

  @Test
  void whatWasSetAsideForSoundIsGivenBackToWhoAsks() {
    sounds();
    asks(1);
    assertThat(spent).isEqualTo(EACH);
    hears("ok.");
    tab.close();
    assertThat(spent).isEqualTo(3);
  }

  @Test
  void anAnswerToSoundThatGoesOnKeepsWhatWasSetAside() {
    sounds();
    hears(".going");
    asks(1);
    assertThat(spent).isEqualTo(2 * EACH);
  }

  @Test
  void eachAnswerToTheSameSoundIsPaidUntilTheBudgetIsSpent() {
    sounds();
    for (int i = 0; i < 10; i++) {
      hears("nine char.");
    }
    assertThat(tab.refused()).isEmpty();
    assertThat(spent).isEqualTo(100);
    hears("nine char.");
    assertThat(tab.refused().map(Deny::by)).contains(BUDGET.by());
    assertThat(spent).isEqualTo(100);
  }

  @Test
  void anAnswerThatNobodyAskedForIsPaidWhereSomebodyElseCounts() {
    sounds();
    elsewhere = true;
    hears("one.", "nobody", "two!.");
    assertThat(tab.refused()).isEmpty();
    tab.next(true);
    asked.getFirst().complete(holding());
    assertThat(spent).as("settled though it was granted later").isEqualTo(10 + 5);
    assertThat(tab.refused()).isEmpty();
  }

  @Test
  void endsWhereSomebodyElseRefusesAnAnswerThatNobodyAskedFor() {
    sounds();
    elsewhere = true;
    hears("one.", "two.");
    asked.getFirst().complete(new Holding.Unknown(BUDGET));
    elsewhere = false;
    hears("three.");
    assertThat(tab.refused().map(Deny::status)).contains(Status.UNAVAILABLE);
  }

  @Test
  void givesBackWhatTheProviderDoesNotBeginWhileAnAnswerGoesOn() {
    asks(1);
    hears(".be");
    asks(1);
    hears("refused", "gun.");
    assertThat(spent).isEqualTo(EACH);
    tab.close();
    assertThat(spent).isEqualTo(7);
  }

  @Test
  void anAnswerThatBeginsThoughItWasRefusedIsPaidAllTheSame() {
    asks(1);
    hears("refused");
    assertThat(spent).isZero();
    hears("nine char.");
    tab.close();
    assertThat(spent).isEqualTo(10);
  }

  @Test
  void aRefusalTakesNothingFromAnAnswerThatGoesOnOrFromSound() {
    sounds();
    hears("refused");
    assertThat(spent).isEqualTo(EACH);
    hears(".be", "refused", "gun.");
    tab.close();
    assertThat(spent).isEqualTo(7);
  }

  @Test
  void whatIsNoAnswerChangesNothing() {
    asks(2);
    hears("session", "one.", "rates", "rates");
    assertThat(spent).isEqualTo(2 * EACH);
    assertThat(tab.refused()).isEqualTo(Optional.empty());
    tab.next(false);
    assertThat(spent).as("with what came between, as a count may")
        .isEqualTo("sessionone.ratesrates".length() + EACH);
  }
}
