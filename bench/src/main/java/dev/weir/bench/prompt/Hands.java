package dev.weir.bench.prompt;

import dev.weir.bench.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What other hands than that of the grammar have written freely, each text as itself, in {@code hands/}: what people say to
 * assistants ({@code abuse-HAND.jsonl}), documents that order nothing of a machine ({@code documents.jsonl}) and orders as they
 * are planted in them ({@code orders.jsonl}).
 *
 * @param kind what kind of document it is, or of order
 */
record Hands(String text, String kind) {

  /** How the sources of what people say begin. */
  static final String SOURCE = "hand-";

  /** Names that are reserved for examples, which attackers' hosts have in what people make up, and hardly any others. */
  private static final Pattern RESERVED = Pattern.compile("\\.(example|invalid|test)\\b");

  /** Those who wrote what people say; others wrote documents, and asked harmless things of such as they quoted. */
  private static final List<String> SPEAKERS = List.of("a", "b", "d", "e", "h", "i", "l", "m", "n", "q", "r",
      "quotes", "turns", "v", "w");

  /** Returns what people say, abuse and not. */
  static List<Example> said() throws IOException {
    List<Example> said = new ArrayList<>();
    for (String hand : SPEAKERS) {
      said.addAll(Example.of(rows("abuse-" + hand)));
    }
    return said;
  }

  static List<Hands> documents() throws IOException {
    return read("documents");
  }

  static List<Hands> orders() throws IOException {
    return read("orders");
  }

  private static List<Hands> read(String name) throws IOException {
    return rows(name).stream()
        .map(row -> new Hands(row.path("text").asString(), row.path("kind").asString())).toList();
  }

  private static List<JsonNode> rows(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(
        Hands.class.getResourceAsStream("hands/" + name + ".jsonl"), name)) {
      return JsonLines.of(in).stream().map(Hands::plain).toList();
    }
  }

  /** Returns a row whose text names ordinary hosts in the place of reserved ones. */
  private static JsonNode plain(JsonNode row) {
    String text = RESERVED.matcher(row.path("text").asString()).replaceAll(".com");
    return ((ObjectNode) row).put("text", text);
  }
}
