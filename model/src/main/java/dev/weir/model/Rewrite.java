package dev.weir.model;

/**
 * What a rule wants done to every finding of one kind.
 *
 * @param terms of what can be turned back; of no meaning to other operators
 */
public record Rewrite(Kind kind, Operator operator, Terms terms, RuleRef by) {

  /** Wants it done on the usual terms. */
  public Rewrite(Kind kind, Operator operator, RuleRef by) {
    this(kind, operator, Terms.USUAL, by);
  }
}
