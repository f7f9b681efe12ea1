package dev.weir.bench.accuracy;

import dev.weir.bench.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One labelled text, or one payload that such a text is wrapped in.
 *
 * @param target the one type that is labelled, where {@code complete} is false
 * @param text the text; of a payload the whole of it
 * @param secrets whether the labels of a payload are names of secrets
 * @param baseId the row whose text a payload wraps; empty for a text
 * @param format how it is wrapped, and {@code tier} how much is asked of that; empty for a text
 */
record Row(String id, String target, boolean positive, boolean complete, String text, List<Label> labels,
    String baseId, String format, String tier, String contentType, boolean secrets) {

  /**
   * One thing that is to be found.
   *
   * @param start in code points, as {@code end}; -1 in a payload
   * @param value its text
   */
  record Label(String type, int start, int end, String value) {}

  /** Returns the rows of a gzipped file of JSON lines. */
  static List<Row> read(Path file) throws IOException {
    return JsonLines.gzipped(file).stream().map(Row::of).toList();
  }

  private static Row of(JsonNode row) {
    boolean payload = row.has("payload");
    String text = row.path(payload ? "payload" : "text").asString();
    List<Label> labels = new ArrayList<>();
    for (JsonNode label : row.path(payload ? "values" : "spans")) {
      int start = label.path("start").asInt(-1);
      int end = label.path("end").asInt(-1);
      String value = payload ? label.path("text").asString() : codePoints(text, start, end);
      labels.add(new Label(label.path("type").asString(), start, end, value));
    }
    return new Row(row.path("id").asString(), row.path("target").asString(),
        row.path("label").asString().equals("pos"),
        row.path("complete").asBoolean(false), text, labels, row.path("base_id").asString(""),
        row.path("format").asString(""), row.path("tier").asString(""), row.path("content_type").asString(""),
        row.path("kind").asString("").equals("secrets"));
  }

  private static String codePoints(String text, int start, int end) {
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }
}
