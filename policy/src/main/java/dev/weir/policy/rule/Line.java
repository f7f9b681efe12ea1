package dev.weir.policy.rule;

import dev.weir.model.RuleRef;

/**
 * What one rule says about one call.
 *
 * @param applied whether it applies
 * @param condition its condition as written; empty text where it has none
 * @param said in words, nothing of the content
 */
public record Line(RuleRef rule, boolean applied, String condition, String said) {}
