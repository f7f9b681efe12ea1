package dev.weir.policy;

import dev.weir.model.Facts;
import dev.weir.model.InForce;
import dev.weir.model.RuleRef;
import dev.weir.policy.rule.Line;
import dev.weir.policy.rule.Ration;
import dev.weir.policy.rule.Rulebook;
import java.util.List;

/** Tells which rule decides a call, what all the others say, and what rules deal out. */
public final class Explain {

  private Explain() {}

  /** Returns the names of the policies, in the order of the file; empty as in {@link #explain}. */
  public static List<RuleRef> policies(InForce inForce) {
    return inForce.policy() instanceof Rulebook book ? book.policies() : List.of();
  }

  /** Returns the limits and budgets of the policies, in the order of the file; empty as in {@link #explain}. */
  public static List<Ration> rations(InForce inForce) {
    return inForce.policy() instanceof Rulebook book ? book.rations() : List.of();
  }

  /**
   * Returns a line for each rule, Weir's own first, in the order of judging: the first that denies decides. Empty where
   * the configuration was not read by {@link PolicyFile}.
   */
  public static List<Line> explain(InForce inForce, Facts facts) {
    return inForce.policy() instanceof Rulebook book ? book.explain(facts) : List.of();
  }
}
