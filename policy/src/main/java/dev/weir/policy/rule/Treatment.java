package dev.weir.policy.rule;

import dev.weir.model.Terms;

/** What becomes of one kind of data, and on which terms where it can be turned back. */
public record Treatment(Action action, Terms terms) {

  /** Returns {@code action} on the usual terms. */
  public static Treatment of(Action action) {
    return new Treatment(action, Terms.USUAL);
  }
}
