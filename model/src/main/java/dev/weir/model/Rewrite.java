package dev.weir.model;

/** What a rule wants done to every finding of one kind. */
public record Rewrite(Kind kind, Operator operator, RuleRef by) {}
