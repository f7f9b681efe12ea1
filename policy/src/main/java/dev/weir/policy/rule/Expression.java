package dev.weir.policy.rule;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.weir.model.talk.Talk;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CEL expression, checked and planned: a pure function of the variables in {@link Variables}. */
final class Expression {

  private final String text;
  private final CelRuntime.Program program;
  private final Set<String> asks;
  private final boolean asksContent;
  private final boolean asksRequest;
  private final Talk.Depth depth;

  Expression(String text, CelRuntime.Program program, Set<String> asks) {
    this.text = text;
    this.program = program;
    this.asks = Set.copyOf(asks);
    this.asksContent = asks.stream().anyMatch(
        name -> name.equals("data") || name.startsWith("data.") || name.startsWith(Variables.PROMPT));
    this.asksRequest = asks.stream()
        .anyMatch(name -> name.startsWith("request.") && !name.equals("request.entry"));
    this.depth = asks.stream().map(Variables::depth).max(Comparator.naturalOrder())
        .orElse(Talk.Depth.CONTENT);
  }

  /** Returns the expression as it was written. */
  String text() {
    return text;
  }

  /** Returns whether it needs a body that was looked at. */
  boolean asksContent() {
    return asksContent;
  }

  /** Returns how far a call has to be read before this can be asked. */
  Talk.Depth depth() {
    return depth;
  }

  /** Returns whether it needs the request itself, and not only who calls whom. */
  boolean asksRequest() {
    return asksRequest;
  }

  /** Returns whether a destination alone settles it. */
  boolean settledBy(Set<String> names) {
    return names.containsAll(asks);
  }

  /** Returns what it comes to; never null. */
  Object value(CelVariableResolver variables) throws Failed {
    try {
      Object value = program.eval(variables);
      if (value != null) {
        return value;
      }
    } catch (CelEvaluationException | RuntimeException e) {
      throw new Failed(e);
    }
    throw new Failed(null);
  }

  /** It could not be evaluated; the message holds nothing, since CEL's own may quote values. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(@Nullable Throwable cause) {
      super("an expression failed", cause, false, false);
    }
  }
}
