package dev.weir.admin.http;

import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer of the admin API. */
public record Reply(int status, String type, Bytes content, List<Field> fields) implements Answer {

  /** A field of the head. */
  public record Field(String name, String value) {}

  private static final byte[] NOTHING = {};

  public Reply {
    fields = List.copyOf(fields);
  }

  /** Returns an answer of bytes that are not copied. */
  public static Reply of(int status, String type, byte[] body) {
    return new Reply(status, type, Bytes.wrap(body), List.of());
  }

  /** Returns an answer of text. */
  public static Reply text(int status, String type, String text) {
    return of(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a JSON answer; {@code text} is valid JSON. */
  public static Reply json(int status, String text) {
    return text(status, "application/json", text);
  }

  /** Returns {@code value} as JSON. */
  public static Reply json(int status, Object value) {
    return json(status, Json.write(value));
  }

  /** Returns an answer without a body. */
  public static Reply none() {
    return of(204, "", NOTHING);
  }

  /** Returns the way to somewhere else, by GET. */
  public static Reply redirect(String location) {
    return of(303, "", NOTHING).with("Location", location);
  }

  /** Returns a problem as RFC 9457 writes it. */
  public static Reply problem(int status, String title, String detail) {
    return text(status, "application/problem+json",
        Json.write(Json.object("type", "about:blank", "title", title, "status", status, "detail", detail)));
  }

  public static Reply problem(Status status, String detail) {
    return problem(status.code(), status.title(), detail);
  }

  /** Returns the answer with one more field in its head. */
  public Reply with(String name, String value) {
    List<Field> next = new ArrayList<>(fields);
    next.add(new Field(name, value));
    return new Reply(status, type, content, next);
  }

  /** Returns the answer with the fields of another one's head besides its own. */
  public Reply withFieldsOf(Reply other) {
    Reply reply = this;
    for (Field field : other.fields()) {
      reply = reply.with(field.name(), field.value());
    }
    return reply;
  }

  /** Returns {@code text} as a JSON string (RFC 8259 section 7), with its quotes. */
  public static String quoted(String text) {
    return Json.write(text);
  }

  /** Returns the value of a field, where there is one. */
  public List<String> values(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return content.copy();
  }

  /** Shows nothing of the body. */
  @Override
  public String toString() {
    return "Reply[" + status + ", " + content.length() + " bytes]";
  }
}
