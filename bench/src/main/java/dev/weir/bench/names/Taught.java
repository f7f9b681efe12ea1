package dev.weir.bench.names;

import dev.weir.detect.engine.Text;
import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Tag;
import dev.weir.detect.names.Tagger;
import dev.weir.detect.names.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes what a teacher labelled that knows more than the tagger: works, firms, buildings, peoples and storms are no names to it,
 * which is what the tagger is to learn of them. A sentence is left out where the gazetteer, or a tagger that learned without the
 * teacher, gives reason to doubt it.
 */
final class Taught {

  private final Tagger tagger;
  private final Words words;
  private final Text text = new Text();

  /** @param tagger that learned without the teacher */
  Taught(Tagger tagger, Gazetteer gazetteer) {
    this.tagger = tagger;
    words = new Words(gazetteer);
  }

  /** Returns the sentences of lines as {@code bench/names/teach} writes them, but for those that are in doubt. */
  List<Draft> read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return read(lines);
    }
  }

  /** Returns the sentences of lines, but for those that are in doubt. */
  List<Draft> read(Stream<String> lines) {
    return lines.map(Lesson::parse).filter(lesson -> lesson.plain() && sure(lesson)).map(Lesson::draft)
        .toList();
  }

  private boolean sure(Lesson lesson) {
    byte[] bytes = Example.flat(lesson.text());
    text.over(bytes, bytes.length);
    boolean whole = words.fill(text, 0, bytes.length) >= bytes.length - 1;
    tagger.tag(words);
    return whole && IntStream.range(0, words.count()).allMatch(i -> sure(lesson, i));
  }

  private boolean sure(Lesson lesson, int token) {
    Tag own = tagger.of(token);
    if (own == Tag.ADDRESS || own == Tag.IN_ADDRESS) {
      return false;
    }
    boolean person = own == Tag.PERSON || own == Tag.IN_PERSON;
    boolean place = own == Tag.LOCATION || own == Tag.IN_LOCATION;
    Optional<Lesson.Name> name = lesson.names().stream().filter(one -> holds(lesson, one, token)).findFirst();
    return name.map(one -> sure(one.sort(), lesson.several(one), token, person, place))
        .orElse(!person && !place && !(words.isCapitalised(token) && words.isName(token)));
  }

  private boolean holds(Lesson lesson, Lesson.Name name, int token) {
    return words.start(token) < lesson.utf8(name.end()) && words.end(token) > lesson.utf8(name.start());
  }

  /** Returns whether nothing speaks against what the teacher says, which the tagger takes for a person, a place, or neither. */
  private boolean sure(Lesson.Sort said, boolean several, int token, boolean person, boolean place) {
    return switch (said) {
      case PERSON -> several || !place && (person || words.isGiven(token) || !words.isEveryday(token));
      case LOCATION -> !person && (place || words.isPlace(token) || !words.isPersonOnly(token));
      case REGION -> place;
      case THING -> several || !person || !words.isPersonOnly(token);
    };
  }
}
