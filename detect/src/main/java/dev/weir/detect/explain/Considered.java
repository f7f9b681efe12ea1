package dev.weir.detect.explain;

import dev.weir.detect.engine.Findings.Hit;
import java.util.List;

/** A candidate in the flat text. */
record Considered(Hit hit, boolean checked, List<Support> words, List<Reason> reasons) {

  /** A word in the form of a hit, and the score without it. */
  record Support(Hit word, double without) {}

  Considered {
    words = List.copyOf(words);
    reasons = List.copyOf(reasons);
  }

  static Considered refused(Hit hit, List<Reason> reasons) {
    return new Considered(hit, false, List.of(), reasons);
  }

  boolean isTaken() {
    return reasons.isEmpty();
  }

  Considered but(Reason reason) {
    return new Considered(hit, checked, words, List.of(reason));
  }
}
