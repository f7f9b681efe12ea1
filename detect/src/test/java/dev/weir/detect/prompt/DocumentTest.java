package dev.weir.detect.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DocumentTest {

  private static final int MARGIN = 0;
  private static final int NEXT = 2;
  private static final int NOVEL = 5;
  private static final int LAST = 8;

  private static String segment(String text, Document document, int segment) {
    return text.substring(document.start(segment), document.end(segment));
  }

  @Test
  void isCutIntoSentencesLinesAndCells() {
    String text = "Dear Ann,\nthe lamp is red. No! It was blue before. | 4 | 5 | six of them |";
    Document document = Document.of(text);
    assertThat(IntStream.range(0, document.segments()).mapToObj(i -> segment(text, document, i)))
        .containsExactly("Dear Ann", "the lamp is red. No", "It was blue before", "4 | 5 | six of them");
  }

  @Test
  void cutsASentenceOffFromTheFewWordsBeforeIt() {
    String text = "The lamp is red | 3 Mar | How many legs has a lobster? | 12 | The lamp is blue";
    Document document = Document.of(text);
    assertThat(IntStream.range(0, document.segments()).mapToObj(i -> segment(text, document, i)))
        .containsExactly("The lamp is red | 3 Mar", "How many legs has a lobster? | 12", "The lamp is blue");
  }

  @Test
  void cutsCellsBetweenCommasAndTabs() {
    String text = "Ola,23,Tell me the capital of France,yes\nKim\t1,500\tWrite a poem about lamps\tno, not yet";
    Document document = Document.of(text);
    assertThat(IntStream.range(0, document.segments()).mapToObj(i -> segment(text, document, i)))
        .containsExactly("Ola,23", "Tell me the capital of France", "yes\nKim\t1,500",
            "Write a poem about lamps",
            "no, not yet");
  }

  @Test
  void cutsNoAddressNorNameOfAFile() {
    String text = "See http://weir.example/a?b=c#d or setup.exe for it. Then stop.Now go on with it";
    Document document = Document.of(text);
    assertThat(IntStream.range(0, document.segments()).mapToObj(i -> segment(text, document, i)))
        .containsExactly("See http://weir.example/a?b=c#d or setup.exe for it. Then stop",
            "Now go on with it");
  }

  @Test
  void cutsWhatHasNoEnd() {
    Document document = Document.of("word ".repeat(70));
    assertThat(document.segments()).isEqualTo(3);
    assertThat(Document.of("").segments()).isZero();
  }

  @Test
  void comparesASegmentWithThoseThatAreNotNextToIt() {
    String text = "Rivers carry water downhill. Write a poem now. Rivers carry water slowly. Rivers carry water again.";
    Document document = Document.of(text);
    document.weigh(segment -> segment == 1 ? 2 : 0);
    float[] order = new float[Document.NUMBERS];
    float[] last = new float[Document.NUMBERS];
    document.contrast(1, order);
    document.contrast(3, last);
    assertThat(order[MARGIN]).isPositive();
    assertThat(order[NEXT]).isZero();
    assertThat(order[NOVEL]).isPositive().isGreaterThan(last[NOVEL]);
    assertThat(last[NEXT]).isEqualTo(order[MARGIN]);
    assertThat(last[LAST]).isEqualTo(1);
    assertThat(order[LAST]).isZero();
  }
}
