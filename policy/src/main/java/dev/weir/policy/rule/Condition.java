package dev.weir.policy.rule;

import dev.cel.runtime.CelVariableResolver;
import dev.weir.model.talk.Talk;
import java.util.Set;

/** An expression that is true or false. */
public final class Condition {

  private final Expression expression;

  Condition(Expression expression) {
    this.expression = expression;
  }

  /** Returns the condition as it was written. */
  public String text() {
    return expression.text();
  }

  /** Returns whether it needs a body that was looked at. */
  boolean asksContent() {
    return expression.asksContent();
  }

  /** Returns how far a call has to be read before this can be asked. */
  Talk.Depth depth() {
    return expression.depth();
  }

  /** Returns whether it needs the request itself, and not only who calls whom. */
  boolean asksRequest() {
    return expression.asksRequest();
  }

  /** Returns whether a destination alone settles it. */
  boolean settledBy(Set<String> names) {
    return expression.settledBy(names);
  }

  boolean holds(CelVariableResolver variables) throws Expression.Failed {
    if (expression.value(variables) instanceof Boolean held) {
      return held;
    }
    throw new Expression.Failed(null);
  }
}
