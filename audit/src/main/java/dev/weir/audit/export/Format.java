package dev.weir.audit.export;

import dev.weir.audit.Stored;
import dev.weir.audit.json.AuditJson;
import dev.weir.model.settings.ExportTerms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms in which events are written: one line each, but for {@link #parquet}. */
public enum Format {
  /** Weir's own: one JSON object a line. */
  jsonl("application/x-ndjson"),
  /** RFC 4180, with a header line; what a spreadsheet would take for a formula has an apostrophe before it. */
  csv("text/csv; charset=utf-8"),
  /** Open Cybersecurity Schema Framework 1.6, class API Activity, as JSON. */
  ocsf("application/x-ndjson"),
  /** ArcSight Common Event Format, version 0. */
  cef("text/plain; charset=utf-8"),
  /** RFC 5424, with Weir's JSON as its message. */
  syslog("text/plain; charset=utf-8"),
  /** A log record of OpenTelemetry in the JSON encoding of OTLP; a batch of them over HTTP. */
  otlp("application/json"),
  /** Apache Parquet: columns, in files of their own, behind a {@link SinkDoor}. */
  parquet("application/vnd.apache.parquet");

  private final String type;

  Format(String type) {
    this.type = type;
  }

  /** Returns its media type. */
  String type() {
    return type;
  }

  /** Returns the line that comes before all others, where there is one. */
  Optional<String> head() {
    return this == csv ? Optional.of(Lines.csv(Flat.NAMES)) : Optional.empty();
  }

  /** Returns the line of an event; no form of columns is asked for it. */
  public String line(Stored stored) {
    return switch (this) {
      case jsonl -> AuditJson.line(stored);
      case csv -> Lines.csv(stored);
      case ocsf -> Ocsf.line(stored);
      case cef -> Lines.cef(stored);
      case syslog -> Lines.syslog(stored, AuditJson.line(stored));
      case otlp -> Otlp.line(stored);
      case parquet -> throw new IllegalStateException("Parquet has no lines");
    };
  }

  /** Returns the line of each event, and before them that which comes before all others. */
  public List<String> lines(Shipment shipment) {
    return Stream.concat(shipment.opening() ? head().stream() : Stream.empty(),
        shipment.events().stream().map(this::line)).toList();
  }

  /** Returns events as one body of a request. */
  String body(Shipment shipment) {
    List<String> lines = lines(shipment);
    return this == otlp ? Otlp.request(lines) : String.join("\n", lines) + "\n";
  }

  /** Returns the one that a configuration calls so. */
  public static Format of(ExportTerms.Form form) {
    return switch (form) {
      case JSONL -> jsonl;
      case CSV -> csv;
      case OCSF -> ocsf;
      case CEF -> cef;
      case SYSLOG -> syslog;
      case OTLP -> otlp;
      case PARQUET -> parquet;
    };
  }
}
