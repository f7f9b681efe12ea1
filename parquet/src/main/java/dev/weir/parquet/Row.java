package dev.weir.parquet;

import dev.weir.audit.Stored;
import dev.weir.audit.fields.EventFields;
import dev.weir.audit.fields.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;

/** One event, part by part, as a row of {@link Columns}, or a part of it that has parts itself. */
record Row(GroupType columns, RecordConsumer to) implements Fields {

  /** How Parquet nests the elements of a list (parquet-format, "Lists"). */
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  /** Writes an event of the log that is called {@code log}. */
  static void write(String log, Stored stored, RecordConsumer to) {
    to.startMessage();
    EventFields.tell(stored, new Row(Columns.EVENT, to).text(Columns.LOG, log));
    to.endMessage();
  }

  @Override
  public Row text(String name, String value) {
    // Parquet's own way from texts throws at half of a surrogate pair.
    return field(name,
        () -> to.addBinary(Binary.fromConstantByteArray(value.getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  public Row number(String name, long value) {
    return field(name, () -> to.addLong(value));
  }

  @Override
  public Row time(String name, Instant at) {
    return number(name, EventFields.micros(Duration.between(Instant.EPOCH, at)));
  }

  @Override
  public Row texts(String name, List<String> values) {
    return list(name, values, (entry, value) -> entry.text(ELEMENT, value));
  }

  @Override
  public Row counts(String name, SortedMap<String, Integer> counts) {
    return list(name, List.copyOf(counts.entrySet()), (entry, count) -> entry.group(ELEMENT,
        parts -> parts.text(Columns.KIND, count.getKey()).number(Columns.COUNT, count.getValue())));
  }

  /** One that is empty is there, and is not null. */
  private <T> Row list(String name, List<T> values, BiConsumer<Row, T> write) {
    return groups(name, List.of(values), (list, all) -> list.groups(LIST, all, write));
  }

  @Override
  public Row group(String name, Consumer<Fields> parts) {
    return groups(name, List.of(parts), (inside, all) -> all.accept(inside));
  }

  private <T> Row groups(String name, List<T> values, BiConsumer<Row, T> write) {
    if (values.isEmpty()) {
      return this;
    }
    Row inside = new Row(columns.getType(name).asGroupType(), to);
    return field(name, () -> values.forEach(value -> {
      to.startGroup();
      write.accept(inside, value);
      to.endGroup();
    }));
  }

  private Row field(String name, Runnable value) {
    int index = columns.getFieldIndex(name);
    to.startField(name, index);
    value.run();
    to.endField(name, index);
    return this;
  }
}
