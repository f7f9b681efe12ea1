package dev.weir.model;

import java.time.Duration;

/**
 * On which terms a value is replaced by what can be turned back.
 *
 * @param ttl how long it is turned back, from the last time that it was made
 * @param same whether the same value has the same token in its scope; a new one each time tells nobody that it is the same
 */
public record Terms(Duration ttl, boolean same) {

  /** What holds where a policy says nothing else. */
  public static final Terms USUAL = new Terms(Duration.ofHours(24), true);

  /** Returns terms that are no laxer than either. */
  public Terms stricterWith(Terms other) {
    return new Terms(ttl.compareTo(other.ttl) <= 0 ? ttl : other.ttl, same && other.same);
  }
}
