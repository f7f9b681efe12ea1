package dev.weir.scan.result;

import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Risk;
import java.util.Optional;

/**
 * A finding and what is made of it.
 *
 * @param standing empty where there is nothing to compare with
 */
public record Entry(Finding finding, Risk severity, Optional<Standing> standing, Optional<Waiver> waiver) {

  /** Returns whether the finding counts: nothing excuses it. */
  public boolean counts() {
    return waiver.isEmpty();
  }

  /** Returns whether the finding counts and an earlier report does not have it, or there is none. */
  public boolean isFresh() {
    return counts() && standing.filter(Standing.UNCHANGED::equals).isEmpty();
  }
}
