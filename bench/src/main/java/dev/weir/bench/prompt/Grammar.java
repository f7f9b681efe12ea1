package dev.weir.bench.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Writes texts from rules, the same ones for the same seed: {@code grammar.txt}. */
final class Grammar {

  private static final int LONGEST_DOC = 1200;

  private final Map<String, String[]> rules = new HashMap<>();
  private final List<String> documents;
  private final Random random;

  /** @param documents harmless prose, for {@code {doc}} */
  Grammar(List<String> documents, long seed) throws IOException {
    this.documents = documents;
    this.random = new Random(seed);
    try (
        InputStream in = Objects.requireNonNull(Grammar.class.getResourceAsStream("grammar.txt"),
            "grammar.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(": ");
        if (colon > 0 && !line.startsWith("#")) {
          rules.put(line.substring(0, colon), line.substring(colon + 2).split(" \\| ", -1));
        }
      }
    }
  }

  /** Returns different texts of the rule {@code name}: {@code count}, or as many as it gives. */
  Set<String> texts(String name, int count) {
    Set<String> texts = new LinkedHashSet<>();
    for (int tries = 0; tries < 4 * count && texts.size() < count; tries++) {
      texts.add(cased(written(name).strip()));
    }
    return texts;
  }

  private String written(String name) {
    if (name.equals("doc")) {
      return document();
    }
    String[] choices = Objects.requireNonNull(rules.get(name), () -> "no rule " + name);
    String choice = choices[random.nextInt(choices.length)];
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < choice.length(); i++) {
      char c = choice.charAt(i);
      boolean doubled = i + 1 < choice.length() && choice.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        i++;
      } else if (c == '{') {
        int end = choice.indexOf('}', i);
        String inner = choice.substring(i + 1, end);
        boolean maybe = inner.endsWith("?");
        if (!maybe || random.nextBoolean()) {
          out.append(written(maybe ? inner.substring(0, inner.length() - 1) : inner));
        }
        i = end;
      } else if (c == '\\' && i + 1 < choice.length() && choice.charAt(i + 1) == 'n') {
        out.append('\n');
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private String document() {
    String text = documents.get(random.nextInt(documents.size()));
    int length = Math.min(text.length(), 60 + random.nextInt(LONGEST_DOC));
    int from = random.nextInt(text.length() - length + 1);
    return text.substring(from, from + length);
  }

  /** People begin with a capital, or shout, or do neither. */
  private String cased(String text) {
    return switch (random.nextInt(10)) {
      case 0 -> text.toUpperCase(java.util.Locale.ROOT);
      case 1, 2, 3 -> text;
      default ->
        text.isEmpty() ? text : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    };
  }

  /** Returns labelled texts of every kind. */
  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    Map<String, Integer> counts = Map.of("injection", 4000, "extraction", 1500, "jailbreak", 2500, "indirect",
        2500,
        "benign", 4500);
    counts.keySet().stream().sorted().forEach(name -> texts(name, counts.getOrDefault(name, 0))
        .forEach(text -> examples.add(Example.of(text, name, "weir/" + name, ""))));
    return examples;
  }
}
