package dev.weir.model.watch;

import dev.weir.model.RuleRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What one rule takes for abuse by a caller, and what it does about it.
 *
 * @param identical from how many equal requests on
 * @param failures from how many failed ones on
 * @param fanOut from how many destinations on
 * @param paths from how many different paths of one destination on
 * @param newDestination whether a destination counts that the caller never went to
 * @param volume from how many times its usual hour on; 0 where that does not count
 * @param beacon whether regular intervals count
 * @param hour where the clock stands, where an hour counts in which the caller never calls
 * @param countries the file that tells the country of an address, where a country counts that the caller never called from or
 *     went to
 * @param lasts how long {@code measure} is kept up
 */
public record AbuseTerms(RuleRef by, Optional<Often> identical, Optional<Often> failures,
    Optional<Often> fanOut, Optional<Often> paths, boolean newDestination, int volume, boolean beacon,
    Optional<ZoneId> hour, Optional<Path> countries,
    Measure measure, Duration lasts, Optional<AlertTarget> alert) {

  /** So many in so long. */
  public record Often(long amount, Duration period) {}

  /** What is done to the calls that come next. */
  public enum Measure {
    /** They pass; it is recorded. */
    RECORD("recorded"),
    /** One in a second passes. */
    THROTTLE("throttled"),
    /** None passes. */
    DENY("denied");

    private final String word;

    Measure(String word) {
      this.word = word;
    }

    /** Returns the spelling of records. */
    public String word() {
      return word;
    }
  }

  /** Returns terms that only record. */
  public AbuseTerms shadowed() {
    return new AbuseTerms(by, identical, failures, fanOut, paths, newDestination, volume, beacon, hour,
        countries,
        Measure.RECORD, lasts, Optional.empty());
  }
}
