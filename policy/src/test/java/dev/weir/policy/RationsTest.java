package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Decision;
import dev.weir.model.InForce;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import dev.weir.policy.rule.Ration;
import dev.weir.policy.rule.Whose;
import dev.weir.policy.rule.Whose.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people are told of limits and budgets is what calls are held to. */
final class RationsTest {

  private static final InForce IN_FORCE = Resources
      .ok("""
          version: 1
          callers: [{name: checkout, team: pay}, {name: batch, team: pay}, {name: lab}]
          destinations: {openai: {hosts: [api.openai.com], category: ai, api: openai}}
          policies:
            - {name: masks, data: {EMAIL: mask}}
            - {name: pace, limit: {requests: 10/m, concurrent: 3, per: [caller, 'request.headers["x-session"]']}}
            - {name: spend, budget: {requests: 5/day, bytes: 1GiB/month, per: team, shares: {by: caller, of: {checkout: 60%}}}}
            - {name: models, budget: {requests: 5/h, per: [destination, model]}}
            - {name: tried, mode: shadow, budget: {requests: 7/day}}
          """)
      .inForce();

  @Test
  void areThoseOfTheFileInItsOrder() {
    assertThat(Explain.rations(IN_FORCE))
        .extracting(each -> each.by().name() + (each.shadow() ? " shadow" : ""))
        .containsExactly("pace", "spend", "models", "tried shadow");
    assertThat(ration("pace").turns().orElseThrow().most()).isEqualTo(3);
  }

  @Test
  void aKeyIsReadBackAndWhatAnExpressionGaveIsNoMoreThanAMark() {
    Obligation.Limit limit = duties(Map.of("headers", Map.of("x-session", "swordfish")))
        .stream().filter(Obligation.Limit.class::isInstance).map(Obligation.Limit.class::cast).findFirst()
        .orElseThrow();
    assertThat(limit.key()).contains("swordfish");

    Whose whose = Whose.read(ration("pace").limit().orElseThrow().per(), Optional.empty(), limit.key())
        .orElseThrow();
    assertThat(whose.of().getFirst()).isEqualTo(new Named("caller", "checkout"));
    assertThat(whose.of().getLast().what()).isEqualTo("request.headers[\"x-session\"]");
    assertThat(whose.of().getLast().name()).matches("#[0-9a-f]{8}");
  }

  @Test
  void everyBudgetOfACallIsReadBackWithItsShare() {
    assertThat(budgets("spend")).extracting(budget -> {
      var rule = ration("spend").budget().orElseThrow();
      return Whose.read(rule.per(), rule.shares(), budget.key()).orElseThrow().toString();
    }).containsOnly(
        "Whose[of=[Named[what=team, name=pay]], share=Optional[Named[what=caller, name=checkout]]]",
        "Whose[of=[Named[what=team, name=pay]], share=Optional.empty]");
  }

  @Test
  void whatTheConfigurationAloneCanNameHoldsWhatCallsBring() {
    var spend = ration("spend").budget().orElseThrow();
    List<Obligation.Budget> likely = spend.likely(new RuleRef("spend"), IN_FORCE.settings());

    assertThat(likely).as("two teams, with two parts and the whole of each, of two sums").hasSize(12)
        .containsAll(budgets("spend"));
    assertThat(ration("models").budget().orElseThrow().likely(new RuleRef("models"), IN_FORCE.settings()))
        .as("which model it is, calls say").isEmpty();
    assertThat(ration("tried").budget().orElseThrow().likely(new RuleRef("tried"), IN_FORCE.settings()))
        .extracting(Obligation.Budget::key).containsExactly("");
  }

  @Test
  void namesNobodyWhereTheKeyIsOfAnotherRule() {
    var rule = ration("spend").budget().orElseThrow();
    for (String other : List.of("", "team=3:pay", "team=4:pay;", "team=3:pay;x", "team=99999999999:pay;",
        "team=:pay;",
        "caller=3:pay;", "team=3:pay;share=", "team=3:pay;share=others;", "team=3:pay;share=team=3:pay;")) {
      assertThat(Whose.read(rule.per(), rule.shares(), other)).as(other).isEmpty();
    }
    assertThat(Whose.read(rule.per(), rule.shares(), "team=3:pay;share=others").orElseThrow().share())
        .contains(new Named("caller", "others"));
    assertThat(Whose.read(rule.per(), Optional.empty(), "team=3:pay;share=others")).isEmpty();
  }

  private static Ration ration(String name) {
    return Explain.rations(IN_FORCE).stream().filter(each -> each.by().name().equals(name)).findFirst()
        .orElseThrow();
  }

  private static List<Obligation.Budget> budgets(String rule) {
    return duties(Map.of()).stream().filter(Obligation.Budget.class::isInstance)
        .map(Obligation.Budget.class::cast)
        .filter(each -> each.by().name().equals(rule)).toList();
  }

  private static List<Obligation> duties(Map<String, Object> given) {
    Map<String, Object> call = new HashMap<>(given);
    call.put("found", List.of());
    Decision decision = IN_FORCE.policy().decide(Calls.of(IN_FORCE, call));
    return ((Decision.Allow) decision).duties();
  }
}
