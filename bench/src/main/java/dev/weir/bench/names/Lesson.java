package dev.weir.bench.names;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with what a teacher says is named in it: its classes are those of OntoNotes, and the names are cut as they are here. */
record Lesson(String text, List<Name> names) {

  /** Titles and articles, which are no part of a name. */
  private static final Pattern BEFORE = Pattern.compile(
      "(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Lord|Madam|President|Senator|Captain|Nurse|Uncle|Aunt|Judge"
          + "|Chairman|Governor|Sergeant|Lieutenant|Colonel|General|Secretary|Justice|Admiral|King|Queen|Prince"
          + "|Princess|Brother|Sister|Father|Mother|the|The)\\.?\\s+)+");
  private static final Pattern INITIAL = Pattern.compile("\\b(?:\\p{Lu}|Jr|Sr)\\.$");
  /** A genitive, and marks behind a name. */
  private static final Pattern BEHIND = Pattern.compile("(?:['’]s?|[^\\p{L}\\p{N}]+)+$");
  private static final Pattern PLAIN = Pattern.compile("\\p{Lu}[\\p{L} .,'’-]*");
  private static final int PARTS = 3;

  Lesson {
    names = List.copyOf(names);
  }

  /** What a name is of. */
  enum Sort {
    PERSON, LOCATION,
    /** A sea, a mountain, a part of the world: a place for some. */
    REGION,
    /** A work, a firm, a building, a people, a storm: of none that is looked for. */
    THING;

    /** Returns what a class of OntoNotes is here; nothing where it is of numbers. */
    static Optional<Sort> of(String label) {
      return switch (label) {
        case "PERSON" -> Optional.of(PERSON);
        case "GPE" -> Optional.of(LOCATION);
        case "LOC" -> Optional.of(REGION);
        case "ORG", "FAC", "WORK_OF_ART", "PRODUCT", "EVENT", "NORP", "LAW", "LANGUAGE" -> Optional.of(THING);
        default -> Optional.empty();
      };
    }
  }

  /** From {@code start} to before {@code end}, in characters. */
  record Name(Sort sort, int start, int end) {

    private String in(String text) {
      return text.substring(start, end);
    }
  }

  /** Reads a sentence, a tab, and {@code start:end:CLASS} of each name. */
  static Lesson parse(String line) {
    int tab = line.lastIndexOf('\t');
    String text = line.substring(0, tab);
    List<Name> names = new ArrayList<>();
    for (String name : line.substring(tab + 1).split(" ", -1)) {
      String[] parts = name.split(":", -1);
      if (parts.length == PARTS) {
        Sort.of(parts[2]).map(sort -> cut(text, sort, Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
            .ifPresent(names::add);
      }
    }
    return new Lesson(text, names);
  }

  private static Name cut(String text, Sort sort, int from, int to) {
    Matcher before = BEFORE.matcher(text).region(from, to);
    int start = before.lookingAt() && before.end() < to ? before.end() : from;
    boolean initial = INITIAL.matcher(text).region(start, to).find();
    Matcher behind = BEHIND.matcher(text).region(start, to);
    boolean more = !initial && behind.find() && behind.start() > start;
    return new Name(sort, start, more ? behind.start() : to);
  }

  /** Returns whether persons and places are called by letters, with a capital first and what stands between the parts of names. */
  boolean plain() {
    return names.stream().filter(name -> name.sort() == Sort.PERSON || name.sort() == Sort.LOCATION)
        .allMatch(name -> PLAIN.matcher(name.in(text)).matches());
  }

  /** Returns how many bytes of UTF-8 are before a character. */
  int utf8(int chars) {
    return text.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns whether a name has several words. */
  boolean several(Name name) {
    return name.in(text).indexOf(' ') > 0;
  }

  /** Returns the sentence with the names that the tagger learns. */
  Draft draft() {
    Draft draft = new Draft();
    int told = 0;
    for (Name name : names) {
      if (name.sort() != Sort.THING) {
        draft.add(text.substring(told, name.start()));
        Sort sort = name.sort() == Sort.REGION ? Sort.LOCATION : name.sort();
        draft.add(sort.name(), name.in(text));
        told = name.end();
      }
    }
    draft.add(text.substring(told));
    return draft;
  }
}
