package dev.weir.model.settings;

import dev.weir.model.watch.AlertTarget;
import dev.weir.model.watch.Sightings.Sign;
import java.time.Duration;
import java.util.Optional;

/**
 * How Weir's own keys are looked after.
 *
 * @param leaked what becomes of a key that is found in what somebody sends
 * @param misused what becomes of one that is shown where it was not made for
 * @param alert who is told
 * @param stale how long keys are believed while the revocations of other Weirs cannot be learned
 * @param nonces whether proofs of possession have to hold a nonce of this Weir's
 */
public record KeyTerms(Measure leaked, Measure misused, Optional<AlertTarget> alert, Duration stale,
    boolean nonces) {

  public static final KeyTerms USUAL = new KeyTerms(Measure.ALERT, Measure.ALERT, Optional.empty(),
      Duration.ofSeconds(30), false);

  /** What is done about a key. */
  public enum Measure {
    /** It is recorded, and somebody is told. */
    ALERT("alerted"),
    /** Besides, it is revoked, and all that were made from it. */
    REVOKE("revoked");

    private final String word;

    Measure(String word) {
      this.word = word;
    }

    /** Returns the spelling of records. */
    public String word() {
      return word;
    }
  }

  /** Returns what is done about a key that was seen so. */
  public Measure on(Sign sign) {
    return switch (sign) {
      case LEAKED -> leaked;
      case MISUSED -> misused;
    };
  }
}
