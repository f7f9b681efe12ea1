package dev.weir.bench.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sentences that people wrote, labelled: most of their names give way to others, so that none is learned by heart. */
final class NaturalText {

  private static final double ANOTHER_PERSON = 0.7;
  private static final double ANOTHER_PLACE = 0.5;
  private static final double TWO = 0.3;
  /** So many of the sentences have a person, and so many any name. */
  private static final double OF_PERSONS = 0.4;
  private static final double NAMED = 0.6;

  private final List<Draft> persons;
  private final List<Draft> others;
  private final List<Draft> nameless;

  /** @param sentences labelled */
  NaturalText(List<Draft> sentences) {
    persons = sentences.stream().filter(NaturalText::ofPersons).toList();
    others = sentences.stream().filter(one -> !one.names().isEmpty() && !ofPersons(one)).toList();
    nameless = sentences.stream().filter(one -> one.names().isEmpty()).toList();
  }

  private static boolean ofPersons(Draft sentence) {
    return sentence.names().stream().anyMatch(name -> name.kind().equals("PERSON"));
  }

  /** Returns whether there are too few sentences to learn from. */
  boolean isEmpty() {
    return persons.isEmpty() || others.isEmpty() || nameless.isEmpty();
  }

  /** Writes a sentence, with names somewhat more often than without, or two that have nothing to do with each other. */
  void write(Values values, Draft draft) {
    one(values, draft);
    if (values.random().nextDouble() < TWO) {
      draft.add(" ");
      one(values, draft);
    }
  }

  private void one(Values values, Draft draft) {
    double drawn = values.random().nextDouble();
    List<Draft> sentences = drawn < OF_PERSONS ? persons : drawn < NAMED ? others : nameless;
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
