package dev.weir.model.watch;

import dev.weir.model.CallId;
import dev.weir.model.Proof;
import java.time.Instant;
import java.util.Locale;

/** Is told of Weir's own keys where they do not belong, and does about it what was configured; never holds up whoever tells. */
public interface Sightings {

  /** Does nothing. */
  Sightings NONE = _ -> "recorded";

  /** Returns what is done about it, in the word of records. */
  String seen(Sighting sighting);

  /** Where a key was seen. */
  enum Sign {
    /** In what somebody sends: it is in strange hands, or soon. */
    LEAKED,
    /** Shown for a destination, or from an address, that it was not made for. */
    MISUSED;

    /** Returns the spelling of configurations and records. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A key that is in force was seen.
   *
   * @param owner the caller that it was made for
   * @param caller who has sent or shown it; empty text where that is not known
   * @param reason in a sentence, with nothing of any content
   */
  record Sighting(Sign sign, Proof.Key key, String owner, String caller, String destination, CallId call,
      String reason, Instant at) {}
}
