package dev.weir.admin.http;

import dev.weir.admin.account.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the admin API takes and gives it: nothing that is not asked for, no name twice, nothing behind the end, no deep nesting. */
public final class Json {

  private static final int DEEPEST = 12;

  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
          DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
          DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .build();

  private Json() {}

  /** Returns {@code body} as {@code type}; refused where it is none, without a word of what it was. */
  public static <T> T read(byte[] body, Class<T> type) throws Refused {
    try {
      T read = MAPPER.readValue(body, type);
      if (read != null) {
        return read;
      }
    } catch (JacksonException e) {
      // Its message may quote what was sent.
    }
    throw new Refused(Refused.Why.MALFORMED,
        "the body is no JSON object of the parts that are asked for here");
  }

  /** Returns {@code body} as a tree. */
  public static JsonNode tree(byte[] body) throws Refused {
    return read(body, JsonNode.class);
  }

  /** Returns {@code value} as JSON. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Returns an object of these names and values, in this order; an empty {@code Optional} is null. */
  public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }
}
