package dev.weir.bench.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sentences that people wrote are learned from with other names than theirs. */
class NaturalTextTest {

  private static final String NAMELESS = "It rained all day.";

  private final Values values = new Values(lexicon(), new Random(1), Map.of());

  private static Lexicon lexicon() {
    Map<String, Map<String, List<String>>> words = new HashMap<>(
        Map.of("first", words("Anna", "Анна"), "last", words("Berg", "Берг"), "word10",
            words("word", "слово")));
    List.of("city", "town", "place4", "place5", "place6", "place7")
        .forEach(kind -> words.put(kind, words("Xanten", "Ура")));
    return new Lexicon(words);
  }

  /** A dozen of each, as few locales have too few to be drawn from. */
  private static Map<String, List<String>> words(String latin, String other) {
    return Map.of("en_US", IntStream.range(0, 12).mapToObj(i -> latin + (char) ('a' + i)).toList(), "ru_RU",
        IntStream.range(0, 12).mapToObj(i -> other + (char) ('а' + i)).toList());
  }

  private static NaturalText text() {
    Draft named = new Draft();
    named.add("PERSON", "Mia");
    named.add(" told ");
    named.add("PERSON", "Leo Frank");
    named.add(" that ");
    named.add("PERSON", "Mia");
    named.add(" works at ");
    named.add("COMPANY", "Acme");
    named.add(".");
    Draft place = new Draft();
    place.add("LOCATION", "Trier");
    place.add(" is old.");
    Draft nameless = new Draft();
    nameless.add(NAMELESS);
    return new NaturalText(List.of(named, place, nameless));
  }

  @Test
  void theSameNameGivesWayToTheSameOneAndCompaniesStay() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Draft draft = new Draft();
      text().write(values, draft);
      List<String> said = draft.names().stream()
          .map(name -> draft.text().substring(name.start(), name.end())).toList();
      if (said.size() == 4) {
        assertThat(said.get(0)).isEqualTo(said.get(2));
        assertThat(said.get(3)).isEqualTo("Acme");
      }
      names.addAll(said);
    }
    assertThat(names).contains("Mia", "Leo Frank").hasSizeGreaterThan(50);
  }

  @Test
  void sentencesWithPlacesAloneOrWithoutNamesAreWrittenToo() {
    assertThat(IntStream.range(0, 50).mapToObj(_ -> {
      Draft draft = new Draft();
      text().write(values, draft);
      return draft.text();
    })).contains(NAMELESS, "Trier is old.");
  }
}
