package dev.weir.bench.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Model;
import dev.weir.detect.names.Tagger;
import dev.weir.detect.names.Weights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people wrote is learned from where taggers and gazetteer agree on its names. */
class ReadersTest {

  private static final String SURE = "Yesterday Patrick drove to the lake with his old red bicycle.";

  private final Model model = Model.load();
  private final Tagger tagger = new Tagger(model);

  private static List<String> labels(List<Draft> sentences) {
    return sentences.stream()
        .flatMap(one -> one.names().stream()
            .map(name -> name.kind() + " " + one.text().substring(name.start(), name.end())))
        .toList();
  }

  private List<Draft> read(String text, Tagger... others) {
    Tagger[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = tagger;
    return new Readers(List.of(all), Gazetteer.load()).read(text);
  }

  @Test
  void aSentenceIsLabelledWhereAllAgree() {
    List<Draft> sentences = read(SURE + " Nobody knew where the bicycle had come from.");
    assertThat(sentences).extracting(Draft::text).containsExactly(SURE,
        "Nobody knew where the bicycle had come from.");
    assertThat(labels(sentences)).containsExactly("PERSON Patrick");
  }

  @Test
  void labelsAreInCharactersAndNotInBytes() {
    assertThat(labels(read("“Très bien,” Patrick said to Sarah in the café that morning.")))
        .containsExactly("PERSON Patrick", "PERSON Sarah");
  }

  @Test
  void aSentenceThatATaggerReadsOtherwiseIsLeftOut() {
    Weights none = new Weights() {
      @Override
      public void score(int[] features, int[] scores, int to) {
        Arrays.fill(scores, to, to + 9, -1);
        scores[to] = 1;
      }

      @Override
      public int[] transitions() {
        return model.transitions();
      }
    };
    assertThat(read(SURE, new Tagger(none))).isEmpty();
  }

  @Test
  void aWordThatOnlyTheTaggerTakesForAPersonIsSureBehindTheWholeName() {
    String alone = "The committee thanked Mr Zubrowkian for the report on the harbour.";
    assertThat(read(alone)).isEmpty();
    assertThat(labels(read("Patrick Zubrowkian was the first to arrive at the meeting. " + alone)))
        .containsExactly("PERSON Patrick Zubrowkian", "PERSON Zubrowkian");
  }

  @Test
  void whatIsTooShortOrTooLongForASentenceIsLeftOut() {
    assertThat(read("Patrick said no.")).isEmpty();
    assertThat(read("Patrick said no and went home again and ".repeat(20))).isEmpty();
  }
}
