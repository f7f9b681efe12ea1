package dev.weir.model.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * An export of the audit log that runs inside Weir.
 *
 * @param name of its cursor, too: under another name it begins anew
 * @param events those that are sent; all of them where it is empty
 * @param backlog how long an event waits for the other side before it is left out, with a record of that; empty for ever
 */
public record ExportTerms(String name, Form form, Set<Event> events, Optional<Duration> backlog,
    ExportTarget to) {

  /** How long events wait where they may be left out and nobody says after how long. */
  public static final Duration USUAL_BACKLOG = Duration.ofDays(1);

  public ExportTerms {
    events = Set.copyOf(events);
  }

  /** How events are written. */
  public enum Form {
    JSONL, CSV, OCSF, CEF, SYSLOG, OTLP,
    /** Columns instead of lines: for what is {@link ExportTarget.Kept kept}, and for nothing else. */
    PARQUET
  }

  /** The kinds of events that there are. */
  public enum Event {
    INTENT, REFUSAL, OUTCOME, CHANGE, NOTICE
  }
}
