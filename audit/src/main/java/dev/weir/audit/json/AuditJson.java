package dev.weir.audit.json;

import dev.weir.audit.Stored;
import dev.weir.audit.fields.EventFields;
import dev.weir.audit.fields.Fields;
import dev.weir.audit.search.Hit;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Spells events as JSON by the names of {@link EventFields}, one line each, without a line end; moments in ISO 8601, UTC. */
public final class AuditJson implements Fields {

  private final JsonLine json = new JsonLine();

  private AuditJson() {}

  /** Returns the line of one event. */
  public static String line(Stored stored) {
    return line(fields -> EventFields.tell(stored, fields));
  }

  /** Returns the line of one hit: a call and how it ended. */
  public static String line(Hit hit) {
    return line(fields -> EventFields.tell(hit, fields));
  }

  private static String line(Consumer<Fields> parts) {
    AuditJson line = new AuditJson();
    line.json.open('{');
    parts.accept(line);
    return line.json.close('}').toString();
  }

  @Override
  public Fields text(String name, String value) {
    json.text(name, value);
    return this;
  }

  @Override
  public Fields number(String name, long value) {
    json.number(name, value);
    return this;
  }

  @Override
  public Fields time(String name, Instant at) {
    return text(name, at.toString());
  }

  @Override
  public Fields texts(String name, List<String> values) {
    json.name(name).open('[');
    values.forEach(json::text);
    json.close(']');
    return this;
  }

  @Override
  public Fields counts(String name, SortedMap<String, Integer> counts) {
    return group(name, inside -> counts.forEach(inside::number));
  }

  @Override
  public Fields group(String name, Consumer<Fields> parts) {
    json.name(name).open('{');
    parts.accept(this);
    json.close('}');
    return this;
  }
}
