package dev.weir.bench.prompt;

import dev.weir.bench.JsonLines;
import dev.weir.detect.prompt.Stretch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One labelled text.
 *
 * @param stretches its features, of the whole and of its windows
 */
record Example(String text, Label label, String source, String role, List<Stretch> stretches) {

  /** What a text is. */
  enum Label {
    INJECTION(1), JAILBREAK(2), EXTRACTION(3), INDIRECT(4), BENIGN(-1);

    private final int head;

    Label(int head) {
      this.head = head;
    }

    /** Returns what the model's head of this number is asked of such a text; the first is asked whether it is any abuse. */
    boolean answers(int number) {
      return number == 0 ? this != BENIGN : number == head;
    }
  }

  boolean abuse() {
    return label != Label.BENIGN;
  }

  /** Returns the texts of a gzipped file of JSON lines. */
  static List<Example> read(Path file) throws IOException {
    return of(JsonLines.gzipped(file));
  }

  /** Returns the texts of rows. */
  static List<Example> of(List<JsonNode> rows) {
    return rows.stream().map(row -> of(row.path("text").asString(), row.path("label").asString(),
        row.path("source").asString(), row.path("role").asString(""))).toList();
  }

  /** Returns whether there is a label of this name, in small letters. */
  static boolean isLabel(String name) {
    return Arrays.stream(Label.values())
        .anyMatch(label -> label.name().toLowerCase(Locale.ROOT).equals(name));
  }

  static Example of(String text, String label, String source, String role) {
    return new Example(text, Label.valueOf(label.toUpperCase(Locale.ROOT)), source, role,
        Stretch.all(text));
  }
}
