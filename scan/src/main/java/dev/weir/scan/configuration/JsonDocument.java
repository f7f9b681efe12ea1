package dev.weir.scan.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON; of a damaged document nothing is claimed. */
final class JsonDocument {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST = 32;

  private JsonDocument() {}

  static Entry read(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      return entry(parser, parser.nextToken(), 0);
    } catch (JacksonException _) {
      return new Entry.Other();
    }
  }

  private static Entry entry(JsonParser parser, JsonToken token, int deep) {
    if (token == JsonToken.VALUE_STRING) {
      return Scalars.of(parser.getString());
    }
    boolean nests = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    if (!nests || deep == DEEPEST) {
      parser.skipChildren();
      return new Entry.Other();
    }
    return token == JsonToken.START_OBJECT ? object(parser, deep + 1) : array(parser, deep + 1);
  }

  private static Entry object(JsonParser parser, int deep) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      entries.put(key, entry(parser, parser.nextToken(), deep));
    }
    return new Entry.Group(entries);
  }

  private static Entry array(JsonParser parser, int deep) {
    List<Entry> entries = new ArrayList<>();
    for (JsonToken token = parser.nextToken(); token != null && token != JsonToken.END_ARRAY; token = parser
        .nextToken()) {
      entries.add(entry(parser, token, deep));
    }
    return new Entry.Many(entries);
  }
}
