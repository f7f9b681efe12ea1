package dev.weir.detect.rewrite;

import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.Scope;
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

  /** Returns what says only that something of {@code kind} was here. */
  static String placeholder(Kind kind) {
    return "<" + kind.name() + ">";
  }

  /** Returns the text in the place of {@code value}; {@code value} itself only for {@link Operator#KEEP}. */
  public String apply(Operator operator, Kind kind, String value, Scope scope) {
    return switch (operator) {
      case KEEP -> value;
      case TOKENIZE -> tokens.tokenFor(kind, value, scope);
      case HASH -> keyed.replacement(kind, value);
      case GENERALISE -> General.of(kind, value);
      case MASK -> Mask.of(kind, value);
      case REPLACE -> placeholder(kind);
    };
  }
}
