package dev.weir.policy.rule;

import dev.weir.model.RuleRef;
import java.util.Optional;

/**
 * What a rule deals out, as people are told of it: at least one of the three.
 *
 * @param shadow whether the rule is only tried out: nothing is counted then
 */
public record Ration(RuleRef by, boolean shadow, Optional<LimitRule> limit, Optional<TurnRule> turns,
    Optional<BudgetRule> budget) {}
