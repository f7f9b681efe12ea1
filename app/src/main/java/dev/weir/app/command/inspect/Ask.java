package dev.weir.app.command.inspect;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One line to be looked at: a text, or a payload and its type.
 *
 * @param id as it was given, for the answer
 * @param role who says it, in a conversation; empty where that is not told
 */
record Ask(Id id, What what, String role) {

  /** What is looked at. */
  sealed interface What {}

  /** Text as it is. */
  record Text(String text) implements What {}

  /** A body, read as its type says. */
  record Payload(String contentType, String payload) implements What {}

  /** A line that is none: what is wrong with it, nothing of what is in it. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String what) {
      super(what);
    }
  }

  /**
   * What a line is called.
   *
   * @param quoted whether it was text; a number, true, false or null is not
   */
  record Id(String value, boolean quoted) {
    static final Id NONE = new Id("null", false);
  }

  static Ask read(JsonFactory json, byte[] line) throws Malformed {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Malformed("it is no JSON object");
      }
      Ask ask = fields(parser);
      if (parser.nextToken() != null) {
        throw new Malformed("something stands behind the object");
      }
      return ask;
    } catch (JacksonException e) {
      throw new Malformed("it is no JSON");
    }
  }

  private static Ask fields(JsonParser parser) throws Malformed {
    Id id = Id.NONE;
    Optional<String> text = Optional.empty();
    Optional<String> contentType = Optional.empty();
    Optional<String> payload = Optional.empty();
    String role = "";
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "id" -> id = id(parser);
        case "text" -> text = Optional.of(string(parser, name));
        case "content_type" -> contentType = Optional.of(string(parser, name));
        case "role" -> role = parser.currentToken() == JsonToken.VALUE_NULL ? "" : string(parser, name);
        case "payload" -> payload = Optional.of(string(parser, name));
        default -> parser.skipChildren();
      }
    }
    if (text.isPresent() == payload.isPresent()) {
      throw new Malformed("it must have either \"text\" or \"payload\"");
    }
    return new Ask(id,
        text.isPresent() ? new Text(text.get()) : new Payload(contentType.orElse(""), payload.orElse("")),
        role);
  }

  private static Id id(JsonParser parser) throws Malformed {
    if (!parser.currentToken().isScalarValue()) {
      throw new Malformed("\"id\" is neither text nor number");
    }
    return new Id(parser.getString(), parser.currentToken() == JsonToken.VALUE_STRING);
  }

  private static String string(JsonParser parser, String name) throws Malformed {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new Malformed("\"" + name + "\" is no text");
    }
    return parser.getString();
  }
}
