package dev.weir.model.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Remembers how each caller behaves towards each destination, in bounded memory; for any number of threads. */
public interface Watch {

  /** A call wants to leave. */
  Seen leaving(AbuseTerms terms, Sight sight);

  /** A call has failed; returns what that shows. */
  List<Alarm> failed(AbuseTerms terms, Sight sight);

  /**
   * What was seen.
   *
   * @param alarms signs that were not told lately
   * @param held present where the call may not leave now
   */
  record Seen(List<Alarm> alarms, Optional<Held> held) {
    public Seen {
      alarms = List.copyOf(alarms);
    }
  }

  /** Why a call may not leave, and for how long. */
  record Held(String reason, Duration left) {}
}
