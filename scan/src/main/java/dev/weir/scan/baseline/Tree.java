package dev.weir.scan.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON document whose shape is asked for, not trusted: what is not there, or of another type, is empty. */
record Tree(@Nullable Object value) {

  /** Returns what {@code bytes} say; throws {@code JacksonException} where they are no JSON, or nested beyond reason. */
  static Tree parse(byte[] bytes) {
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
      in.nextToken();
      return new Tree(value(in));
    }
  }

  Tree at(String name) {
    return new Tree(value instanceof Map<?, ?> map ? map.get(name) : null);
  }

  /** Returns the elements of a list. */
  List<Tree> all() {
    return value instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
  }

  /** Returns the first element of a list. */
  Tree first() {
    return value instanceof List<?> list && !list.isEmpty() ? new Tree(list.getFirst()) : new Tree(null);
  }

  String text() {
    return value instanceof String text ? text : "";
  }

  int number() {
    return value instanceof Number number ? number.intValue() : 0;
  }

  boolean isList() {
    return value instanceof List;
  }

  /** The parser itself refuses more than a few hundred levels, so that this cannot recurse for long. */
  private static @Nullable Object value(JsonParser in) {
    JsonToken token = in.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        in.nextToken();
        map.put(name, value(in));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(in));
      }
      return list;
    }
    return token == JsonToken.VALUE_STRING
        ? in.getString()
        : token == JsonToken.VALUE_NUMBER_INT
            ? in.getNumberValue()
            : null;
  }
}
