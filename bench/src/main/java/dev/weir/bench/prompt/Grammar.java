package dev.weir.bench.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Writes texts from rules, the same ones for the same seed: {@code grammar/*.txt}, which {@code words.txt} explains. */
final class Grammar {

  private static final List<String> FILES = List.of("words", "injection", "secrets", "jailbreak", "indirect",
      "harmless", "security", "manual", "german", "languages", "games", "stories", "carriers", "triggers",
      "polyglot", "everyday", "advisories", "openers", "asked", "diverted",
      "masked", "addressed", "abroad", "calm", "nearby",
      "scenes", "reports", "requests", "accounts", "applications", "chances",
      "twins");

  /** How the source of each of its texts begins. */
  static final String SOURCE = "weir/";

  /** Texts of each family. */
  private static final int TEXTS = 500;

  private final Map<String, List<String>> rules = new TreeMap<>();
  private final Prose prose;
  private final Random random;

  /** @param documents harmless prose, for {@code {doc}} */
  Grammar(List<String> documents, long seed) throws IOException {
    this(documents, seed, FILES);
  }

  /** Returns a grammar that knows more orders and documents as well: what the first one writes does not hang on them. */
  static Grammar ofOrders(List<String> documents, long seed) throws IOException {
    return with(List.of("errands", "handbooks"), documents, seed);
  }

  /** Returns a grammar that knows noise as well, and what looks odd and is none. */
  static Grammar ofNoise(List<String> documents, long seed) throws IOException {
    return with(List.of("suffixes"), documents, seed);
  }

  private static Grammar with(List<String> more, List<String> documents, long seed) throws IOException {
    List<String> files = new ArrayList<>(FILES);
    files.addAll(more);
    return new Grammar(documents, seed, files);
  }

  private Grammar(List<String> documents, long seed, List<String> files) throws IOException {
    random = new Random(seed);
    prose = new Prose(documents, random);
    for (String file : files) {
      read("grammar/" + file + ".txt");
    }
  }

  private void read(String file) throws IOException {
    List<String> rule = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(Grammar.class.getResourceAsStream(file), file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(": ");
        if (line.startsWith("| ")) {
          rule.addAll(choices(line.substring(2)));
        } else if (colon > 0 && !line.startsWith("#")) {
          rule = new ArrayList<>(choices(line.substring(colon + 2)));
          if (rules.put(line.substring(0, colon), rule) != null) {
            throw new IllegalStateException(file + ": a second rule " + line.substring(0, colon));
          }
        }
      }
    }
  }

  private static List<String> choices(String line) {
    return List.of(line.split(" \\| ", -1));
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
    return switch (name) {
      case "doc" -> prose.passage();
      case "sentence" -> prose.sentence();
      case "noise" -> prose.noise();
      default -> {
        List<String> choices = Objects.requireNonNull(rules.get(name), () -> "no rule " + name);
        yield expanded(choices.get(random.nextInt(choices.size())));
      }
    };
  }

  private String expanded(String choice) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < choice.length(); i++) {
      char c = choice.charAt(i);
      boolean doubled = i + 1 < choice.length() && choice.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        i++;
      } else if (c == '{') {
        int end = closing(choice, i);
        out.append(braced(choice.substring(i + 1, end)));
        i = end;
      } else if (choice.startsWith("\\n", i)) {
        out.append('\n');
        i++;
      } else {
        out.append(c == '¦' ? '|' : c);
      }
    }
    return out.toString();
  }

  /** Returns where the brace closes that opens at {@code open}. */
  private static int closing(String choice, int open) {
    int depth = 0;
    int at = open;
    do {
      char c = choice.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    } while (depth > 0);
    return at - 1;
  }

  private String braced(String inner) {
    List<String> either = either(inner);
    if (either.size() > 1) {
      return expanded(either.get(random.nextInt(either.size())));
    }
    if (!inner.endsWith("?")) {
      return written(inner);
    }
    return random.nextBoolean() ? written(inner.substring(0, inner.length() - 1)) : "";
  }

  /** Returns what stands between bars, apart from those within further braces. */
  private static List<String> either(String inner) {
    List<String> either = new ArrayList<>();
    int from = 0;
    int depth = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '|' && depth == 0) {
        either.add(inner.substring(from, i));
        from = i + 1;
      }
    }
    either.add(inner.substring(from));
    return either;
  }

  /** People begin with a capital, or shout, or do neither. */
  private String cased(String text) {
    return switch (random.nextInt(10)) {
      case 0 -> text.toUpperCase(Locale.ROOT);
      case 1, 2, 3 -> text;
      default ->
        text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    };
  }

  /** Returns labelled texts of every family. */
  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String name : rules.keySet()) {
      int dot = name.indexOf('.');
      String label = dot < 0 ? "" : name.substring(0, dot);
      if (Example.isLabel(label)) {
        String role = name.endsWith(".system") ? "system" : "";
        texts(name, TEXTS).forEach(text -> examples.add(Example.of(text, label, SOURCE + name, role)));
      }
    }
    return examples;
  }
}
