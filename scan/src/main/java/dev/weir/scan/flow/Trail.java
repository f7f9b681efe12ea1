package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way that data took so far, the last step first; at most {@link #MOST} steps, of which the first one always stays. */
record Trail(@Nullable Trail before, Step step, int length) {

  private static final int MOST = 16;

  static Trail from(Step step) {
    return new Trail(null, step, 1);
  }

  /** Returns this trail with one step more; the same one where it is long enough or the step is its last. */
  Trail then(Step next) {
    return length >= MOST || step.equals(next) ? this : new Trail(this, next, length + 1);
  }

  /** Returns this trail with the steps of another after it. */
  Trail then(@Nullable Trail later) {
    return later == null ? this : then(later.before).then(later.step);
  }

  /** Returns the steps, the source first. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Trail at = this; at != null; at = at.before) {
      steps.addFirst(at.step);
    }
    return steps;
  }
}
