package dev.weir.bench.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other hands than that of the grammar have written freely, each text as itself: {@code hands/documents.jsonl}, which order nothing of
 * a machine, and {@code hands/orders.jsonl}, as they are planted.
 *
 * @param kind what kind of document it is, or of order
 */
record Hands(String text, String kind) {

  /** Returns the texts of {@code hands/NAME.jsonl}. */
  static List<Hands> read(String name) throws IOException {
    String file = "hands/" + name + ".jsonl";
    List<Hands> texts = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(Hands.class.getResourceAsStream(file), file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = JsonMapper.shared().readTree(line);
        texts.add(new Hands(row.path("text").asString(), row.path("kind").asString()));
      }
    }
    return texts;
  }
}
