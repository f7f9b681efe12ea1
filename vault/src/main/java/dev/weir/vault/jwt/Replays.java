package dev.weir.vault.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What was taken once and is not to be taken again while it would still be good. Two generations, each as long as that: the
 * older one goes as a whole, so that nothing is sought out to be forgotten.
 */
final class Replays {

  private final Duration good;
  private final int most;
  private Set<String> young = new HashSet<>();
  private Set<String> old = new HashSet<>();
  private Instant turns = Instant.MIN;

  /**
   * Knows nothing yet.
   *
   * @param good how long something may be taken at all
   * @param most of one generation; beyond, nothing is taken
   */
  Replays(Duration good, int most) {
    this.good = good;
    this.most = most;
  }

  /** What came of it. */
  enum Taken {
    FIRST, AGAIN, CROWDED
  }

  synchronized Taken take(String what, Instant now) {
    if (!now.isBefore(turns)) {
      boolean idle = turns.equals(Instant.MIN) || now.isAfter(turns.plus(good));
      old = idle ? new HashSet<>() : young;
      young = new HashSet<>();
      turns = now.plus(good);
    }
    if (young.contains(what) || old.contains(what)) {
      return Taken.AGAIN;
    }
    if (young.size() >= most) {
      return Taken.CROWDED;
    }
    young.add(what);
    return Taken.FIRST;
  }
}
