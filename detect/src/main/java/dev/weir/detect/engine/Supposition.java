package dev.weir.detect.engine;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an explanation takes to be otherwise than it is while a detector looks at a place once more, and what the detector
 * asked for as it looked. So no detector has to tell its reasons: they are what makes a difference.
 */
public final class Supposition {

  private static final int RIGHT_HERE = 1;

  private final Set<Doubt> cleared;
  private final @Nullable Doubt raised;
  private final @Nullable Hint hint;
  private final @Nullable Cue cue;
  private final boolean near;
  private final Map<Doubt, Boolean> doubts = new LinkedHashMap<>();
  private final Map<Hint, Near> hints = new LinkedHashMap<>();

  /** A word that was found near, from its first byte to before {@code end}; {@code start} is -1 where there is none. */
  public record Near(int start, int end) {
    public static final Near NOTHING = new Near(-1, -1);

    public boolean isThere() {
      return start >= 0;
    }
  }

  private Supposition(Set<Doubt> cleared, @Nullable Doubt raised, @Nullable Hint hint, @Nullable Cue cue,
      boolean near) {
    this.cleared = cleared;
    this.raised = raised;
    this.hint = hint;
    this.cue = cue;
    this.near = near;
  }

  /** Returns the supposition that all is as it is. */
  public static Supposition nothing() {
    return new Supposition(EnumSet.noneOf(Doubt.class), null, null, null, false);
  }

  /** Returns the supposition that none of these speaks against anything. */
  public static Supposition without(Set<Doubt> doubts) {
    return new Supposition(EnumSet.copyOf(doubts), null, null, null, false);
  }

  /** Returns the supposition that this speaks against everything. */
  public static Supposition with(Doubt doubt) {
    return new Supposition(EnumSet.noneOf(Doubt.class), doubt, null, null, false);
  }

  /** Returns this one, and that a word of {@code other} is beside each candidate, or near none. */
  public Supposition and(Hint other, boolean isNear) {
    return new Supposition(cleared, raised, other, null, isNear);
  }

  /** Returns this one, and that a word of {@code other} stands right before the place, or nowhere before it. */
  public Supposition and(Cue other, boolean isNear) {
    return new Supposition(cleared, raised, null, other, isNear);
  }

  /** Returns what was asked of what may speak against a candidate, and whether it ever did. */
  public Map<Doubt, Boolean> doubts() {
    return doubts;
  }

  /** Returns the words that were asked for, with the nearest of each. */
  public Map<Hint, Near> hints() {
    return hints;
  }

  boolean clears(Doubt doubt, boolean holds) {
    doubts.merge(doubt, !holds, Boolean::logicalOr);
    return doubt != raised && (holds || cleared.contains(doubt));
  }

  int near(Hint asked, int distance, Near nearest) {
    hints.putIfAbsent(asked, nearest);
    return asked == hint ? near ? RIGHT_HERE : Hint.NOWHERE : distance;
  }

  @Nullable
  Cue cue() {
    return cue;
  }

  boolean isNear() {
    return near;
  }
}
