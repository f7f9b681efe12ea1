package dev.weir.audit.export;

import dev.weir.audit.Stored;
import java.util.List;

/**
 * Events that are sent together, in their order.
 *
 * @param log the name of the log that they are of: with it, a sequence is that of one event among those of all Weirs
 * @param opening whether nothing of this log was sent there before
 */
public record Shipment(String log, List<Stored> events, boolean opening) {
  public Shipment {
    events = List.copyOf(events);
  }

  /** Returns the sequences of the first and of the last event. */
  public String range() {
    return events.getFirst().sequence() + "-" + events.getLast().sequence();
  }
}
