package dev.weir.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was decided, by which rule, and why. */
public sealed interface Decision {

  /** Returns the rule that decided. */
  RuleRef by();

  /**
   * May leave, once rewritten and with its duties done.
   *
   * @param rules every rule that applied, in the order of the file
   * @param shadow the denial that would have been, where the mode is shadow
   */
  record Allow(RuleRef by, List<RuleRef> rules, List<Rewrite> rewrites, List<Obligation> duties,
      Optional<Deny> shadow)
      implements
        Decision {
    public Allow {
      rules = List.copyOf(rules);
      rewrites = List.copyOf(rewrites);
      duties = List.copyOf(duties);
    }

    /** Returns the duties of one kind, in the order of the file. */
    public <D extends Obligation> List<D> duties(Class<D> kind) {
      List<D> found = List.of();
      for (Obligation duty : duties) {
        if (kind.isInstance(duty)) {
          found = found.isEmpty() ? new ArrayList<>(duties.size()) : found;
          found.add(kind.cast(duty));
        }
      }
      return found;
    }
  }

  /** Does not leave. {@code reason} is shown to the caller and holds nothing of the content. */
  record Deny(RuleRef by, String reason, Status status) implements Decision {}
}
