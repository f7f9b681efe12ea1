package dev.weir.bench.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;

/** Sentences that people wrote, labelled: most of their names give way to others, so that none is learned by heart. */
final class NaturalText {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final double ANOTHER_PERSON = 0.7;
  private static final double ANOTHER_PLACE = 0.5;
  private static final double TWO = 0.3;

  private final List<Draft> named;
  private final List<Draft> nameless;

  /** @param sentences labelled */
  NaturalText(List<Draft> sentences) {
    named = sentences.stream().filter(one -> !one.names().isEmpty()).toList();
    nameless = sentences.stream().filter(one -> one.names().isEmpty()).toList();
  }

  /** Returns whether there are too few sentences to learn from. */
  boolean isEmpty() {
    return named.isEmpty() || nameless.isEmpty();
  }

  /** Returns the texts of a gzipped file of JSON lines, each with a {@code text}. */
  static List<String> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        var lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> JSON.readTree(line).path("text").asString()).distinct().toList();
    }
  }

  /** Writes a sentence, with names as often as without, or two that have nothing to do with each other. */
  void write(Values values, Draft draft) {
    one(values, draft);
    if (values.random().nextDouble() < TWO) {
      draft.add(" ");
      one(values, draft);
    }
  }

  private void one(Values values, Draft draft) {
    List<Draft> sentences = values.random().nextBoolean() ? named : nameless;
    Draft sentence = sentences.get(values.random().nextInt(sentences.size()));
    Map<String, String> others = new HashMap<>();
    int at = 0;
    for (Draft.Span name : sentence.names()) {
      draft.add(sentence.text().substring(at, name.start()));
      String own = sentence.text().substring(name.start(), name.end());
      draft.add(name.kind(), others.computeIfAbsent(own, _ -> other(values, name.kind(), own)));
      at = name.end();
    }
    draft.add(sentence.text().substring(at));
  }

  /** Returns another name of the same kind and of as many words, one or several; sometimes the same. */
  private static String other(Values values, String kind, String own) {
    Random random = values.random();
    boolean person = kind.equals("PERSON");
    double chance = person ? ANOTHER_PERSON : kind.equals("LOCATION") ? ANOTHER_PLACE : 0;
    if (random.nextDouble() >= chance) {
      return own;
    }
    boolean whole = own.indexOf(' ') > 0;
    return values.name(!person ? "city" : whole ? "full" : random.nextInt(3) > 0 ? "first" : "last");
  }
}
