package dev.weir.model.talk;

import dev.weir.model.Kind;
import dev.weir.model.RuleRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one rule asks of an answer.
 *
 * @param looked what is looked for and recorded
 * @param denied what of that keeps the answer from the application
 * @param named what becomes of kinds of data
 * @param rest what becomes of the others
 * @param canaries words that no answer may say
 * @param marked whether a canary of Weir's own is put into the application's instructions
 * @param acts whether anything is done; where not, it is only recorded what would have been
 */
public record AnswerTerms(RuleRef by, Set<Breach> looked, Set<Breach> denied, Map<Kind, Fate> named,
    Fate rest, List<String> canaries, boolean marked, boolean acts) {

  /** What becomes of data in an answer; of several the later in this list holds. */
  public enum Fate {
    KEEP, HASH, GENERALISE, MASK, REPLACE,
    /** The answer does not reach the application. */
    DENY
  }

  public AnswerTerms {
    looked = Set.copyOf(looked);
    denied = Set.copyOf(denied);
    named = Map.copyOf(named);
    canaries = List.copyOf(canaries);
  }

  /** Returns what becomes of {@code kind}. */
  public Fate of(Kind kind) {
    return named.getOrDefault(kind, rest);
  }

  /** Returns whether data in the answer matters to it. */
  public boolean asksForData() {
    return rest != Fate.KEEP || named.values().stream().anyMatch(fate -> fate != Fate.KEEP);
  }

  /** Returns whether an answer may be kept from the application, or changed, on these terms. */
  public boolean holdsBack() {
    return acts && (!denied.isEmpty() || asksForData());
  }

  /** Returns terms that only record what they would have done. */
  public AnswerTerms shadowed() {
    return new AnswerTerms(by, looked, EnumSet.noneOf(Breach.class), named, rest, canaries, false, false);
  }
}
