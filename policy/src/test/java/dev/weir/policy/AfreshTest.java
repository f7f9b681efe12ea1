package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.rule.Afresh;
import dev.weir.policy.rule.Ration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AfreshTest {

  private static final String SPEND = "{name: spend, budget: {usd: 50/day, per: team}}";

  private static List<Ration> rations(String... policies) {
    return Explain.rations(Resources.ok("""
        version: 1
        callers: [{name: checkout, team: pay}]
        destinations: {openai: {hosts: [api.openai.com], category: ai, api: openai}}
        policies: [%s]
        """.formatted(String.join(", ", policies))).inForce());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{name: spending, budget: {usd: 50/day, per: team}}",
    "{name: spend, budget: {usd: 50/day, per: caller}}", "{name: spend, budget: {usd: 50/month, per: team}}",
    "{name: spend, budget: {usd: 50/day, per: team, zone: Europe/Berlin}}",
    "{name: spend, budget: {tokens: 50/day, per: team}}",
    "{name: spend, budget: {usd: 50/day, per: team, shares: {by: caller, of: {checkout: 60%}}}}"})
  void anotherNameWhoseWindowZoneOrMeasureCountsFromNothing(String changed) {
    assertThat(Afresh.told(rations(SPEND), rations(changed))).singleElement().asString()
        .contains("from nothing", changed.contains("spending") ? "`spending`" : "`spend`");
  }

  @Test
  void anotherAmountGoesOnWithWhatIsSpent() {
    assertThat(
        Afresh.told(rations(SPEND), rations("{name: spend, when: 'true', budget: {usd: 20/day, per: team}}")))
        .isEmpty();
  }

  @Test
  void whatIsOnlyAddedOrOnlyGoneIsNotTold() {
    assertThat(Afresh.told(rations(SPEND), rations(SPEND, "{name: more, budget: {requests: 5/h}}")))
        .isEmpty();
    assertThat(Afresh.told(rations(SPEND), rations())).isEmpty();
  }

  @Test
  void whatIsOnlyTriedOutCountsNothing() {
    assertThat(
        Afresh.told(rations(SPEND), rations("{name: s, mode: shadow, budget: {usd: 50/day, per: team}}")))
        .isEmpty();
  }
}
