package dev.weir.policy.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One YAML 1.2 file and all that is wrong with it; never throws for anything in the file.
 *
 * <p>Bounded: 1 MiB, 40 levels, no aliases, so that a file of a few lines cannot grow into gigabytes.
 */
public final class Document {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 40;

  private final List<Flaw> flaws = new ArrayList<>();
  private final String source;
  private final Optional<Value> root;

  private Document(String name, byte[] bytes) {
    this.source = decode(bytes);
    this.root = flaws.isEmpty() ? compose(name) : Optional.empty();
  }

  /** Returns what {@code bytes} say; {@code name} is only for messages. */
  public static Document of(String name, byte[] bytes) {
    return new Document(name, bytes);
  }

  /** Returns the file's value; empty where it is no YAML, which is then among the flaws. */
  public Optional<Value> root() {
    return root;
  }

  /** Returns all that was found wrong so far, in the order of the file. */
  public List<Flaw> flaws() {
    return flaws.stream().sorted(Comparator.comparingInt(Flaw::line).thenComparingInt(Flaw::column)).toList();
  }

  void add(Flaw flaw) {
    flaws.add(flaw);
  }

  String source() {
    return source;
  }

  private String decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      add(new Flaw(0, 0, "", "the file is larger than 1 MiB", "split off what is not configuration"));
      return "";
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      add(new Flaw(0, 0, "", "the file is not UTF-8", "save it as UTF-8"));
      return "";
    }
  }

  private Optional<Value> compose(String name) {
    LoadSettings settings = LoadSettings.builder().setLabel(name).setSchema(new CoreSchema())
        .setCodePointLimit(MAX_BYTES).setMaxAliasesForCollections(0).setUseMarks(true).build();
    try {
      if (!bounded(settings)) {
        return Optional.empty();
      }
      Optional<Value> value = new Compose(settings).composeString(source)
          .map(node -> new Value(this, node, ""));
      if (value.isEmpty()) {
        add(new Flaw(0, 0, "", "the file is empty", "write at least: version: 1"));
      }
      return value;
    } catch (MarkedYamlEngineException e) {
      add(at(e.getProblemMark(), "", "no YAML: " + problem(e), "mend the YAML here"));
    } catch (YamlEngineException e) {
      add(new Flaw(0, 0, "", "no YAML: " + firstLine(String.valueOf(e.getMessage())), "mend the YAML"));
    }
    return Optional.empty();
  }

  /** Looks at the events first, since composing is recursive and follows aliases. */
  private boolean bounded(LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(source)) {
      if (event instanceof AliasEvent) {
        add(at(event.getStartMark(), "", "an alias is not read", "write the value out"));
      } else if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        add(at(event.getStartMark(), "", "nested deeper than " + MAX_DEPTH + " levels", "flatten it"));
        return false;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return flaws.isEmpty();
  }

  static Flaw at(Optional<Mark> mark, String key, String cause, String mend) {
    return new Flaw(mark.map(m -> m.getLine() + 1).orElse(0), mark.map(m -> m.getColumn() + 1).orElse(0), key,
        cause, mend);
  }

  private static String problem(MarkedYamlEngineException e) {
    return e.getProblem().startsWith("but ") ? e.getContext() + ", " + e.getProblem() : e.getProblem();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
