package dev.weir.limit.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.RuleRef;
import dev.weir.model.Window;
import dev.weir.model.talk.Prices;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RegisterTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant TOMORROW = Instant.parse("2026-03-11T12:00:00Z");

  private final Register register = new Register();

  @Test
  void listsABudgetOnceWhateverItsAmountBecomes() {
    Register.Line first = line("a", 10, NOON);
    first.setAside().add(5);

    assertThat(line("a", 10, NOON)).isSameAs(first);
    assertThat(line("a", 20, NOON).setAside().sum()).isEqualTo(5);
    assertThat(register.with(List.of(), NOON)).extracting(each -> each.budget().amount())
        .containsExactly(20L);
    assertThat(line("a", 20, TOMORROW).setAside().sum()).as("of another window").isZero();
  }

  @Test
  void listsNoMoreThanThereIsRoomForAndTakesNewcomersOnceOthersHaveEnded() {
    for (int i = 0; i < Register.MOST; i++) {
      line("k" + i, 10, NOON);
    }
    line("newcomer", 10, NOON);
    assertThat(register.with(List.of(), NOON)).hasSize(Register.MOST)
        .noneMatch(each -> each.budget().key().equals("newcomer"));

    line("newcomer", 10, TOMORROW);
    assertThat(register.with(List.of(), TOMORROW)).extracting(each -> each.budget().key())
        .containsExactly("newcomer");
  }

  private Register.Line line(String key, long amount, Instant now) {
    Budget budget = new Budget(new RuleRef("spend"), key, Measure.TOKENS, amount, Window.DAY, ZoneOffset.UTC,
        new Prices(Map.of()));
    return register.line(budget, budget.ends(now), now);
  }
}
