package dev.weir.policy.replay;

import dev.weir.model.RuleRef;
import dev.weir.policy.Outcome;
import java.util.Set;

/**
 * What became of a call and what would have.
 *
 * @param by which rule would decide
 * @param why in words where it would deny, were it only in shadow; otherwise empty text
 * @param assumed what the log does not hold and the new decision needs
 */
public record Replayed(Recorded was, Outcome now, RuleRef by, String why, Set<Assumption> assumed) {

  /** What had to be taken for granted, since the log keeps no payload, no header and no whole path. */
  public enum Assumption {
    /** A segment of the path that may be data is not recorded, and the destination lists paths. */
    PATH("the part of the path that is not recorded is none that the list names"),
    /** The call was refused before its host was looked up. */
    ADDRESS("the host's address may be dialled"),
    /** Nobody looked at the body then. */
    DATA("there is no personal data and no secret in a body that was not looked at"),
    /** Which abuse of a model was seen depends on what was looked for then; whose words it was is not recorded. */
    TALK(
        "what was said to a model reads like the abuse that was seen then, and no other, and the user said it"),
    /** What a call cost is not recorded. */
    BUDGET("no budget is spent");

    private final String text;

    Assumption(String text) {
      this.text = text;
    }

    /** Returns what is assumed, in words. */
    public String text() {
      return text;
    }
  }

  public Replayed {
    assumed = Set.copyOf(assumed);
  }

  /** Returns whether the call would have fared otherwise. */
  public boolean differs() {
    return now != was.outcome();
  }
}
