package dev.weir.scan.report;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON as it goes, so that a report of any size takes no memory; objects and lists close themselves. */
final class Json implements AutoCloseable {

  private final JsonGenerator out;

  /** Writes to {@code stream}, which stays open. */
  Json(OutputStream stream) {
    this.out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), stream)
        .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
  }

  /** Writes an object: as a member named {@code name}, or as an element where that is empty. */
  Json object(String name, Runnable members) {
    named(name);
    out.writeStartObject();
    members.run();
    out.writeEndObject();
    return this;
  }

  /** Writes a list whose elements {@code elements} writes. */
  Json list(String name, Runnable elements) {
    named(name);
    out.writeStartArray();
    elements.run();
    out.writeEndArray();
    return this;
  }

  /** Writes a list of what {@code write} makes of each of {@code elements}. */
  <T> Json list(String name, Collection<T> elements, Consumer<T> write) {
    return list(name, () -> elements.forEach(write));
  }

  /** Writes a list of one object. */
  Json only(String name, Runnable members) {
    return list(name, () -> object("", members));
  }

  Json texts(String name, Collection<String> elements) {
    return list(name, elements, element -> out.writeString(whole(element)));
  }

  Json text(String name, String value) {
    named(name);
    out.writeString(whole(value));
    return this;
  }

  /** Writes the member only where there is something to say. */
  Json text(String name, Optional<String> value) {
    value.ifPresent(text -> text(name, text));
    return this;
  }

  Json number(String name, long value) {
    named(name);
    out.writeNumber(value);
    return this;
  }

  Json flag(String name, boolean value) {
    named(name);
    out.writeBoolean(value);
    return this;
  }

  @Override
  public void close() {
    out.writeRaw('\n');
    out.close();
  }

  /** Sources may hold half a surrogate pair, which UTF-8 cannot. */
  private static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private void named(String name) {
    if (!name.isEmpty()) {
      out.writeName(name);
    }
  }
}
