package dev.weir.audit.export;

import dev.weir.audit.Period;
import dev.weir.model.AuditEvent;
import dev.weir.model.settings.ExportTerms;
import dev.weir.model.settings.ExportTerms.Event;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are sent.
 *
 * @param backlog after how long one that should have been is left out; empty for never
 */
public record Selection(Period period, Set<Event> events, Optional<Duration> backlog, InstantSource clock) {

  public Selection {
    events = Set.copyOf(events);
  }

  /** Returns all of a period. */
  public static Selection of(Period period) {
    return new Selection(period, EnumSet.allOf(Event.class), Optional.empty(), InstantSource.system());
  }

  /** Returns what an export of a configuration sends. */
  static Selection of(ExportTerms terms, InstantSource clock) {
    return new Selection(Period.ALL, terms.events().isEmpty() ? EnumSet.allOf(Event.class) : terms.events(),
        terms.backlog(), clock);
  }

  boolean wants(AuditEvent event) {
    return events.contains(kind(event)) && period.contains(event.at());
  }

  /** Returns whether an event has waited for longer than it should. */
  boolean isLate(AuditEvent event) {
    return backlog.isPresent() && event.at().isBefore(clock.instant().minus(backlog.get()));
  }

  private static Event kind(AuditEvent event) {
    return switch (event) {
      case AuditEvent.Intent _ -> Event.INTENT;
      case AuditEvent.Refusal _ -> Event.REFUSAL;
      case AuditEvent.Outcome _ -> Event.OUTCOME;
      case AuditEvent.AdminChange _ -> Event.CHANGE;
      case AuditEvent.Notice _ -> Event.NOTICE;
    };
  }
}
