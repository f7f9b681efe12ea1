package dev.weir.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of a file, its place and the key that leads to it. Asking for a type that it has not is a {@link Flaw} of
 * the document and gives an empty answer, so that reading goes on and finds all the others.
 */
public final class Value {

  private static final int QUOTED = 60;

  private final Document document;
  private final Node node;
  private final String key;

  Value(Document document, Node node, String key) {
    this.document = document;
    this.node = node;
    this.key = key;
  }

  /** Returns the 1-based line where it starts. */
  public int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Says that something is wrong with this value. */
  public void flaw(String cause, String mend) {
    document.add(Document.at(node.getStartMark(), key, cause, mend));
  }

  /** Says that something is wrong with this text, at its 1-based {@code line} and 0-based {@code column}. */
  public void flawWithin(int line, int column, String cause, String mend) {
    Optional<Flaw> there = node.getStartMark().flatMap(mark -> within(mark, line, column, cause, mend));
    there.ifPresentOrElse(document::add, () -> flaw(cause, mend));
  }

  /** Returns the text; never empty text. */
  public Optional<String> text() {
    if (!(node instanceof ScalarNode scalar)) {
      return none("is " + shape() + ", not text", "write one value");
    }
    if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isEmpty()) {
      return none("has no value", "write one or remove the key");
    }
    if (!scalar.getTag().equals(Tag.STR)) {
      return none(quote(scalar.getValue()) + " is " + shape() + ", not text", "put it in quotes");
    }
    return Optional.of(scalar.getValue());
  }

  /** Returns whether this is text, without asking for it. */
  public boolean isText() {
    return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
  }

  /** Returns whether this is a list, without asking for it. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Returns what {@code parse} makes of the text; where that is nothing, the text "is no {@code noun}". */
  public <T> Optional<T> as(Function<String, Optional<T>> parse, String noun, String mend) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) && !scalar.getValue().isEmpty()
        && parse.apply(scalar.getValue()).isEmpty()) {
      return none(quote(scalar.getValue()) + " is no " + noun, mend);
    }
    return text().flatMap(parse);
  }

  /** Returns what {@code parse} makes of a number as it is written; where that is nothing, it "is no {@code noun}". */
  public <T> Optional<T> asWritten(Function<String, Optional<T>> parse, String noun, String mend) {
    Optional<T> read = node instanceof ScalarNode scalar ? parse.apply(scalar.getValue()) : Optional.empty();
    return read.isPresent()
        ? read
        : none(node instanceof ScalarNode scalar
            ? quote(scalar.getValue()) + " is no " + noun
            : "is " + shape() + ", and no " + noun, mend);
  }

  /** Returns what the text stands for among {@code words}. */
  public <T> Optional<T> oneOf(Map<String, T> words) {
    Optional<String> text = text();
    Optional<T> found = text.flatMap(word -> Optional.ofNullable(words.get(word)));
    if (text.isPresent() && found.isEmpty()) {
      flaw(quote(text.get()) + " is not known here", Nearest.mend(text.get(), words.keySet()));
    }
    return found;
  }

  /** Returns {@code true} or {@code false} as written. */
  public Optional<Boolean> flag() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Optional.of(Boolean.parseBoolean(scalar.getValue()));
    }
    return none("is " + shape() + ", not true or false", "write true or false");
  }

  /** Returns a whole number from {@code min} to {@code max}. */
  public Optional<Long> number(long min, long max) {
    String mend = min == max ? "write " + min : "write a number from " + min + " to " + max;
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      try {
        long number = Long.parseLong(scalar.getValue());
        if (number >= min && number <= max) {
          return Optional.of(number);
        }
      } catch (NumberFormatException e) {
        // Octal, hexadecimal or too long: out of range for a reader who expects decimal.
      }
      return none(quote(scalar.getValue()) + " is out of range", mend);
    }
    return none("is " + shape() + ", not a whole number", mend);
  }

  /** Returns the values of a list, in order. */
  public List<Value> list() {
    if (!(node instanceof SequenceNode sequence)) {
      flaw("is " + shape() + ", not a list", "put it in brackets: [...]");
      return List.of();
    }
    List<Value> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      values.add(new Value(document, item, key + "[" + values.size() + "]"));
    }
    return values;
  }

  /** Returns whether this is a table of keys. */
  public boolean isTable() {
    return node instanceof MappingNode;
  }

  /** Returns the keys and values of a table. */
  public Optional<Table> table() {
    return node instanceof MappingNode mapping
        ? Optional.of(new Table(this, mapping))
        : none("is " + shape() + ", not a table of keys", "write it as key: value");
  }

  /** Returns this value as JSON text, tables, lists and all. */
  public String json() {
    StringBuilder text = new StringBuilder();
    new Json(this, text).write(node);
    return text.toString();
  }

  /** Returns {@code text} in quotes, cut where it is long. */
  public static String quote(String text) {
    return '"' + (text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...") + '"';
  }

  Value child(Node value, String name) {
    return new Value(document, value, key.isEmpty() ? name : key + "." + name);
  }

  private <T> Optional<T> none(String cause, String mend) {
    flaw(cause, mend);
    return Optional.empty();
  }

  private String shape() {
    return switch (node.getTag().getValue()) {
      case "tag:yaml.org,2002:null" -> "nothing";
      case "tag:yaml.org,2002:str" -> "text";
      case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float" -> "a number";
      case "tag:yaml.org,2002:bool" -> "true or false";
      case "tag:yaml.org,2002:seq" -> "a list";
      case "tag:yaml.org,2002:map" -> "a table";
      default -> "of a type of its own";
    };
  }

  /** Finds the line of the text in the file as it was typed: quotes, indentation and folds are only there. */
  private Optional<Flaw> within(Mark mark, int line, int column, String cause, String mend) {
    List<String> lines = text().map(text -> text.lines().toList()).orElse(List.of());
    if (line < 1 || line > lines.size()) {
      return Optional.empty();
    }
    String source = document.source();
    int start = source.offsetByCodePoints(0, mark.getIndex());
    int found = source.indexOf(lines.get(line - 1), start);
    int end = node.getEndMark().map(m -> source.offsetByCodePoints(0, m.getIndex())).orElse(start);
    if (found < 0 || found > end) {
      return Optional.empty();
    }
    String before = source.substring(start, found);
    int breaks = (int) before.chars().filter(c -> c == '\n').count();
    int from = breaks == 0
        ? mark.getColumn() + before.length()
        : before.length() - before.lastIndexOf('\n') - 1;
    return Optional.of(new Flaw(mark.getLine() + 1 + breaks, from + column + 1, key, cause, mend));
  }
}
