package dev.weir.audit.export;

import dev.weir.audit.Stored;
import dev.weir.audit.json.JsonLine;
import dev.weir.model.AuditEvent;
import java.time.Instant;
import java.util.List;

/** Log records in the JSON encoding of the OpenTelemetry protocol 1.x (64-bit numbers are texts there). */
final class Otlp {

  private static final int INFO = 9;
  private static final int WARN = 13;

  private Otlp() {}

  static String line(Stored stored) {
    boolean refusal = stored.event() instanceof AuditEvent.Refusal;
    JsonLine json = new JsonLine().open('{').text("timeUnixNano", nanos(stored.event().at()))
        .number("severityNumber", refusal ? WARN : INFO).text("severityText", refusal ? "WARN" : "INFO")
        .text("eventName", "weir.audit." + Flat.name(stored.event()));
    json.name("body").open('{').text("stringValue", Flat.name(stored.event())).close('}');
    json.name("attributes").open('[');
    Flat.of(stored)
        .forEach((name, value) -> json.open('{').text("key", "weir." + name).name("value").open('{')
            .text("stringValue", value).close('}').close('}'));
    return json.close(']').close('}').toString();
  }

  /** Returns the request that brings these records to a collector. */
  static String request(List<String> records) {
    return "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"weir\"}}]},"
        + "\"scopeLogs\":[{\"scope\":{\"name\":\"weir.audit\"},\"logRecords\":[" + String.join(",", records)
        + "]}]}]}";
  }

  private static String nanos(Instant at) {
    return Long.toString(at.getEpochSecond()) + String.format("%09d", at.getNano());
  }
}
