package dev.weir.policy.rule;

/** A whole number that an expression gives; 0 where it fails. */
public final class Weight {

  private final Expression expression;

  Weight(Expression expression) {
    this.expression = expression;
  }

  long of(Call call) {
    try {
      return expression.value(call.view()) instanceof Long number ? number : 0;
    } catch (Expression.Failed e) {
      return 0;
    }
  }

  boolean asksContent() {
    return expression.asksContent();
  }
}
