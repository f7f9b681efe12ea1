package dev.weir.bench.names;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes labelled texts by templates of several families. */
final class Generator {

  static final List<String> FAMILIES = List.of("chat", "mail", "support", "notes", "records", "news",
      "stories", "clauses", "values", "clean", "noise", "foreign", "letters", "forms", "things",
      "works", "tales", "decoys", "tongues");

  private static final List<String> PREFIXES = List.of("> ", ">", "- ", "* ", "| ", "  ", "\t", "// ", "# ");
  /** How many of the texts are sentences that people wrote, where there are such. */
  private static final double NATURAL = 0.15;
  private static final double QUOTED = 0.1;
  private static final double SMALL = 0.09;
  private static final double CAPITALS = 0.02;

  private final Values values;
  private final Random random;
  private final List<List<Template>> families = new ArrayList<>();
  private final NaturalText natural;

  Generator(Lexicon lexicon, List<String> names, NaturalText natural, long seed) {
    random = new Random(seed);
    this.natural = natural;
    values = new Values(lexicon, random, phrases());
    for (String name : names) {
      families.add(read(name));
    }
  }

  /** Lines of {@code name: template}. */
  private static Map<String, Template> phrases() {
    return lines("phrases").stream().map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Template.parse(parts[1])));
  }

  private static List<Template> read(String name) {
    return lines(name).stream().map(Template::parse).toList();
  }

  /** Returns the lines of a resource of this package. */
  static List<String> lines(String name) {
    try (InputStream in = Generator.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no family of this name: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Draft next() {
    values.begin();
    Draft draft = new Draft();
    if (!natural.isEmpty() && random.nextDouble() < NATURAL) {
      natural.write(values, draft);
    } else {
      List<Template> family = families.get(random.nextInt(families.size()));
      family.get(random.nextInt(family.size())).write(values, draft);
    }
    if (draft.text().contains("\n") && random.nextDouble() < QUOTED) {
      draft = draft.quoted(PREFIXES.get(random.nextInt(PREFIXES.size())));
    }
    double chance = random.nextDouble();
    return chance < SMALL ? draft.inCase(false) : chance < SMALL + CAPITALS ? draft.inCase(true) : draft;
  }
}
