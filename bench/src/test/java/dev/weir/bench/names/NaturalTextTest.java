package dev.weir.bench.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences that people wrote are learned from with other names than theirs. */
class NaturalTextTest {

  private static final String NAMELESS = "It rained all day.";

  private final Values values = new Values(lexicon(), new Random(1), Map.of());

  private static Lexicon lexicon() {
    return new Lexicon(Map.of("first", words("Anna", "Анна"), "last", words("Berg", "Берг"), "city",
        words("Xanten", "Ура"), "word10", words("word", "слово")));
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
    Draft nameless = new Draft();
    nameless.add(NAMELESS);
    return new NaturalText(List.of(named, nameless));
  }

  @Test
  void theSameNameGivesWayToTheSameOneAndCompaniesStay() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Draft draft = new Draft();
      text().write(values, draft);
      List<String> said = draft.names().stream()
          .map(name -> draft.text().substring(name.start(), name.end())).toList();
      for (int at = 0; at < said.size(); at += 4) {
        assertThat(said.get(at)).isEqualTo(said.get(at + 2));
        assertThat(said.get(at + 3)).isEqualTo("Acme");
      }
      names.addAll(said);
    }
    assertThat(names).contains("Mia", "Leo Frank").hasSizeGreaterThan(50);
  }

  @Test
  void sentencesWithoutNamesAreWrittenToo() {
    assertThat(IntStream.range(0, 50).mapToObj(_ -> {
      Draft draft = new Draft();
      text().write(values, draft);
      return draft.text();
    })).contains(NAMELESS);
  }

  @Test
  void textsAreReadFromLinesOfJson(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("texts.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"text\":\"one\",\"label\":\"x\"}\n{\"text\":\"two\\nlines\"}\n{\"text\":\"one\"}\n"
          .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(NaturalText.read(file)).containsExactly("one", "two\nlines");
  }
}
