package dev.weir.parquet;

import dev.weir.audit.Stored;
import dev.weir.audit.fields.EventFields;
import dev.weir.audit.fields.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The parts of an event as they should stand in a file. */
record Told(Map<String, Object> parts) implements Fields {

  static Map<String, Object> of(String log, Stored stored) {
    Told told = new Told(new LinkedHashMap<>());
    EventFields.tell(stored, told.text(Columns.LOG, log));
    return told.parts;
  }

  @Override
  public Told text(String name, String value) {
    return put(name, value);
  }

  @Override
  public Told number(String name, long value) {
    return put(name, value);
  }

  @Override
  public Told time(String name, Instant at) {
    return put(name, at.truncatedTo(ChronoUnit.MICROS));
  }

  @Override
  public Told texts(String name, List<String> values) {
    return put(name, values);
  }

  @Override
  public Told counts(String name, SortedMap<String, Integer> counts) {
    return put(name, counts.entrySet().stream()
        .map(entry -> Map.of(Columns.KIND, entry.getKey(), Columns.COUNT, (long) entry.getValue())).toList());
  }

  @Override
  public Told group(String name, Consumer<Fields> inside) {
    Told told = new Told(new LinkedHashMap<>());
    inside.accept(told);
    return put(name, told.parts);
  }

  private Told put(String name, Object value) {
    parts.put(name, value);
    return this;
  }
}
