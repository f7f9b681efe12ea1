package dev.weir.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The columns of a file: the log's name, and the parts of events by the names that they have in every form. They stay; new ones
 * may come, at the end. But for the first four each is null where an event has no such part.
 */
final class Columns {

  static final String LOG = "log";
  static final String KIND = "kind";
  static final String COUNT = "count";

  static final MessageType EVENT = new MessageType("event", all());

  private Columns() {}

  private static List<Type> all() {
    Stream<Type> always = Stream.of(Types.required(BINARY).as(stringType()).named(LOG),
        Types.required(INT64).named("sequence"),
        Types.required(INT64).as(timestampType(true, MICROS)).named("at"),
        Types.required(BINARY).as(stringType()).named("event"));
    Stream<Type> call = Stream.of(text("call"), text("within"), text("decision"), text("caller"),
        text("team"),
        text("key"), texts("key_chain"), text("unknown"), text("peer"), text("entry"), text("destination"),
        text("host"),
        number("port"), text("method"), text("path"), number("body_bytes"), text("inspected"),
        counts("kinds"),
        texts("fingerprints"), text("rule"), texts("rules"), text("reason"), text("config"), text("dialled"),
        number("rewritten"),
        Types.optionalGroup().addFields(text("rule"), text("reason"), number("status")).named("shadow"));
    Stream<Type> outcome = Stream.of(number("status"), number("sent_bytes"), number("received_bytes"),
        number("first_byte_us"), number("total_us"), number("restored"), number("attempts"), text("fault"),
        text("tls"), text("cipher"), text("alpn"), text("certificate"), number("tokens_in"),
        number("tokens_out"),
        number("nano_usd"));
    Stream<Type> others = Stream.of(text("what"), text("action"), text("actor"), text("subject"),
        text("detail"));
    return Stream.of(always, call, outcome, others).flatMap(types -> types).toList();
  }

  private static Type text(String name) {
    return Types.optional(BINARY).as(stringType()).named(name);
  }

  private static Type number(String name) {
    return Types.optional(INT64).named(name);
  }

  private static Type texts(String name) {
    return Types.optionalList().requiredElement(BINARY).as(stringType()).named(name);
  }

  private static Type counts(String name) {
    return Types.optionalList().requiredGroupElement().required(BINARY).as(stringType()).named(KIND)
        .required(INT64).named(COUNT).named(name);
  }
}
