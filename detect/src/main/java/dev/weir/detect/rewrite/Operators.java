package dev.weir.detect.rewrite;

import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import dev.weir.model.Tokens;
import java.util.List;

/** What stands in the place of a finding. */
public final class Operators {

  private final Keyed keyed;
  private final Tokens tokens;

  public Operators(Keyed keyed, Tokens tokens) {
    this.keyed = keyed;
    this.tokens = tokens;
  }

  /** Returns what is done to findings of {@code kind}: of several rules the strongest holds. */
  public static Operator strongest(List<Rewrite> rewrites, Kind kind) {
    Operator strongest = Operator.KEEP;
    for (Rewrite rewrite : rewrites) {
      if (rewrite.kind().equals(kind) && rewrite.operator().compareTo(strongest) > 0) {
        strongest = rewrite.operator();
      }
    }
    return strongest;
  }

  /** Returns the terms on which that is done: the strictest of those rules. */
  public static Terms terms(List<Rewrite> rewrites, Kind kind, Operator operator) {
    return rewrites.stream()
        .filter(rewrite -> rewrite.kind().equals(kind) && rewrite.operator() == operator)
        .map(Rewrite::terms).reduce(Terms::stricterWith).orElse(Terms.USUAL);
  }

  /** Returns what says only that something of {@code kind} was here. */
  static String placeholder(Kind kind) {
    return "<" + kind.name() + ">";
  }

  /**
   * Returns the text in the place of {@code value}; {@code value} itself for {@link Operator#KEEP}, and what was encrypted
   * already.
   *
   * @throws CannotRewrite where what is to be encrypted has too few values of its shape
   */
  public String apply(Operator operator, Kind kind, String value, Scope scope, Terms terms)
      throws CannotRewrite {
    return switch (operator) {
      case KEEP -> value;
      case ENCRYPT -> encrypted(kind, value, scope, terms);
      case TOKENIZE -> tokens.tokenFor(kind, value, scope, terms);
      case HASH -> keyed.replacement(kind, value);
      case GENERALISE -> General.of(kind, value);
      case MASK -> Mask.of(kind, value);
      case REPLACE -> placeholder(kind);
    };
  }

  private String encrypted(Kind kind, String value, Scope scope, Terms terms) throws CannotRewrite {
    return tokens.valueOf(value, scope).isPresent()
        ? value
        : tokens.encrypted(kind, value, scope, terms)
            .orElseThrow(() -> new CannotRewrite("a " + kind + " is too short to be encrypted"));
  }
}
