package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Ending.Result;
import dev.weir.model.Coverage;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.Window;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given back of what was set aside, by how a call ended: 9 tokens and 4,096 for the answer, 7 bytes moved. */
final class GivingBackTest {

  private static final long MOVED = 7;
  private static final Result COMPLETE = new Result.Complete();
  private static final Result BROKEN = new Result.Fault(Status.BAD_UPSTREAM, "cut", true);
  private static final String ALL = "9 + 4096 in 7";
  private static final String NOTHING = "0 + 0 in 7";

  private String charged = "";

  private Spending spending(boolean streamed) {
    Talk talk = new Talk(Coverage.FULL, "m", 9, OptionalLong.empty(), streamed, 1, Map.of(), List.of());
    Hold hold = new Hold() {
      @Override
      public void settle(Usage usage) {
        charged = usage.input() + " + " + usage.output() + " in " + usage.bytes();
      }

      @Override
      public void release() {
        charged = "released";
      }
    };
    Budget budget = new Budget(new RuleRef("spend"), "", Measure.TOKENS, 9_999, Window.DAY, ZoneOffset.UTC,
        Prices.NONE);
    return new Account((_, _, _) -> new Holding.Held(hold), List.of(budget), talk, 0,
        () -> new PlayedTalks((_, _) -> talk).meter()).spending(hold);
  }

  private static Ending ending(int status, long sent, Result result, boolean inDoubt) {
    return new Ending(status, 1, sent, 0, Duration.ZERO, Duration.ZERO, result, Optional.empty(), inDoubt);
  }

  private String charged(int status, String answer, Result result) {
    return charged(false, ending(status, 5, result, status == 0), answer);
  }

  private String charged(boolean streamed, Ending ending, String answer) {
    Spending spending = spending(streamed);
    if (!answer.isEmpty()) {
      spending.take(Bytes.utf8(answer));
    }
    spending.end(ending, MOVED);
    return charged;
  }

  @Test
  void allOfWhatNeverLeft() {
    assertThat(charged(false, ending(0, 0, BROKEN, false), "")).isEqualTo("released");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 413, 422, 429, 500, 502, 503, 529})
  void theTokensOfWhatTheProviderRefuses(int status) {
    assertThat(charged(status, "error", COMPLETE)).isEqualTo(NOTHING);
    assertThat(charged(status, "", BROKEN)).as("whether or not its words are heard").isEqualTo(NOTHING);
  }

  @Test
  void theTokensOfWhatUpstreamHasNotTouched() {
    assertThat(charged(false, ending(0, 5, BROKEN, false), "")).isEqualTo(NOTHING);
  }

  @Test
  void theTokensOfAnAnswerThatIsAnErrorInAllButItsStatus() {
    assertThat(charged(200, "error", COMPLETE)).isEqualTo(NOTHING);
    assertThat(charged(true, ending(200, 5, BROKEN, false), "error")).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 499, 504, 524})
  void nothingWhereSomebodyOnTheWayHasStoppedWaiting(int status) {
    assertThat(charged(status, "error", COMPLETE)).isEqualTo(ALL);
  }

  @Test
  void nothingWhereNoAnswerHasCome() {
    assertThat(charged(0, "", BROKEN)).isEqualTo(ALL);
  }

  @Test
  void nothingWhereAnEarlierAttemptMayHaveBeenCarriedOut() {
    assertThat(charged(false, ending(429, 5, COMPLETE, true), "error")).isEqualTo(ALL);
  }

  @Test
  void nothingOfAWholeAnswerThatTheCallerCutsOff() {
    assertThat(charged(200, "some", BROKEN)).isEqualTo(ALL);
    assertThat(charged(200, "", BROKEN)).isEqualTo(ALL);
  }

  @Test
  void whatHadNotComeOfAStreamThatIsCutOff() {
    assertThat(charged(true, ending(200, 5, BROKEN, false), "some")).isEqualTo("9 + 4 in 7");
  }

  @Test
  void nothingOfWhatAnErrorCounts() {
    assertThat(charged(500, "error counted", COMPLETE)).isEqualTo("9 + 13 in 7");
    assertThat(charged(200, "error counted", COMPLETE)).isEqualTo("9 + 13 in 7");
  }
}
