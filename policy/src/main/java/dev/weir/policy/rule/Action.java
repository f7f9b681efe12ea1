package dev.weir.policy.rule;

import dev.weir.model.Operator;
import java.util.Optional;

/** What a policy says about a kind of data; of several the later in this list holds. */
public enum Action {
  KEEP, ENCRYPT, TOKENIZE, HASH, GENERALISE, MASK, REPLACE,
  /** Nothing with this kind in it leaves. */
  DENY;

  /** Returns whether an answer can have the value again. */
  public boolean isReversible() {
    return operator().filter(Operator::isReversible).isPresent();
  }

  /** Returns how findings are rewritten; empty where they are not. */
  Optional<Operator> operator() {
    return switch (this) {
      case KEEP, DENY -> Optional.empty();
      case ENCRYPT -> Optional.of(Operator.ENCRYPT);
      case TOKENIZE -> Optional.of(Operator.TOKENIZE);
      case HASH -> Optional.of(Operator.HASH);
      case GENERALISE -> Optional.of(Operator.GENERALISE);
      case MASK -> Optional.of(Operator.MASK);
      case REPLACE -> Optional.of(Operator.REPLACE);
    };
  }
}
