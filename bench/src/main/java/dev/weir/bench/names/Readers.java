package dev.weir.bench.names;

import dev.weir.detect.engine.Text;
import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Tag;
import dev.weir.detect.names.Tagger;
import dev.weir.detect.names.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Labels the names of what people wrote: taggers that learned from different texts must all say the same of a sentence, and the
 * gazetteer, which knows words and nothing of what stands around them, must not object. A sentence of which that does not hold
 * is left out, since nobody knows its labels.
 */
final class Readers {

  private static final Pattern SENTENCE_END = Pattern
      .compile("(?<=[a-z0-9][.!?][\"”]?)\\s+(?=[A-Z\"“])|\\n+");
  private static final int SHORTEST = 30;
  private static final int LONGEST = 400;

  private final List<Tagger> taggers;
  private final Words words;
  private final Text text = new Text();
  private byte[] bytes = {};

  Readers(List<Tagger> taggers, Gazetteer gazetteer) {
    this.taggers = List.copyOf(taggers);
    words = new Words(gazetteer);
  }

  /** Tokens that the taggers say the same of: a name, or one token that is of none. */
  private record Stretch(Tag tag, int from, int end) {}

  /** Returns the sentences of a text whose names are sure, with these. */
  List<Draft> read(String all) {
    List<String> sentences = SENTENCE_END.splitAsStream(all).map(String::strip)
        .filter(one -> one.length() >= SHORTEST && one.length() <= LONGEST).toList();
    Set<String> persons = new HashSet<>();
    sentences.stream().filter(this::agreed).forEach(_ -> persons.addAll(wholeNames()));
    return sentences.stream().filter(one -> agreed(one) && sure(persons)).map(_ -> draft()).toList();
  }

  /** Reads a sentence; returns whether all taggers say the same of all of it. */
  private boolean agreed(String sentence) {
    bytes = Example.flat(sentence);
    text.over(bytes, bytes.length);
    if (words.fill(text, 0, bytes.length) < bytes.length - 1) {
      return false;
    }
    taggers.forEach(tagger -> tagger.tag(words));
    return IntStream.range(0, words.count())
        .allMatch(i -> taggers.stream().map(tagger -> tagger.of(i)).distinct().count() == 1);
  }

  private List<Stretch> stretches() {
    Tagger tagger = taggers.getFirst();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < words.count(); i = stretches.getLast().end()) {
      Tag tag = tagger.of(i);
      stretches.add(new Stretch(tag, i, tag == Tag.NONE ? i + 1 : tagger.end(i, words.count())));
    }
    return stretches;
  }

  /** Returns the words of the names that have a given one: a word of these alone is the same person. */
  private List<String> wholeNames() {
    return stretches().stream()
        .filter(one -> one.tag() == Tag.PERSON && one.end() - one.from() > 1 && words.isGiven(one.from()))
        .flatMapToInt(one -> IntStream.range(one.from(), one.end())).filter(words::isCapitalised)
        .mapToObj(this::word).toList();
  }

  private boolean sure(Set<String> persons) {
    return stretches().stream().allMatch(one -> sure(one, persons.contains(word(one.from()))));
  }

  /** Returns whether the gazetteer allows what the taggers say; {@code known} is a person elsewhere in the text. */
  private boolean sure(Stretch one, boolean known) {
    int first = one.from();
    return switch (one.tag()) {
      case PERSON ->
        one.end() - first > 1 ? words.isGiven(first) : known || words.isPersonOnly(first);
      case LOCATION -> words.isPlace(first);
      case NONE -> !words.isCapitalised(first) || !known && !words.isName(first);
      case COMPANY -> true;
      default -> false;
    };
  }

  private Draft draft() {
    Draft draft = new Draft();
    int told = 0;
    for (Stretch one : stretches()) {
      if (one.tag() != Tag.NONE) {
        int end = words.end(one.end() - 1);
        draft.add(string(told, words.start(one.from())));
        draft.add(one.tag().name(), string(words.start(one.from()), end));
        told = end;
      }
    }
    draft.add(string(told, bytes.length - 1));
    return draft;
  }

  private String word(int token) {
    return string(words.start(token), words.end(token));
  }

  private String string(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
