package dev.weir.bench.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.names.Gazetteer;
import dev.weir.detect.names.Model;
import dev.weir.detect.names.Tagger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A teacher is believed unless the gazetteer or an earlier tagger says otherwise. */
class TaughtTest {

  private final Taught taught = new Taught(new Tagger(Model.load()), Gazetteer.load());

  private List<Draft> read(String line) {
    return taught.read(Stream.of(line));
  }

  private static List<String> labels(List<Draft> sentences) {
    return sentences.stream()
        .flatMap(one -> one.names().stream()
            .map(name -> name.kind() + " " + one.text().substring(name.start(), name.end())))
        .toList();
  }

  @Test
  void namesThatNobodyDoubtsAreLearned() {
    assertThat(
        labels(read("Yesterday Patrick drove to Berlin with his old bicycle.\t10:17:PERSON 27:33:GPE")))
        .containsExactly("PERSON Patrick", "LOCATION Berlin");
  }

  @Test
  void aWorkThatIsCalledAsAPersonIsLeftForText() {
    List<Draft> read = read("We both read the Jane Austen guide on the train.\t13:30:WORK_OF_ART");
    assertThat(read).singleElement().satisfies(one -> assertThat(one.names()).isEmpty());
  }

  @Test
  void aNameThatTheTeacherMissedLeavesTheSentenceOut() {
    assertThat(read("Yesterday Patrick drove to the lake with his old bicycle.\t")).isEmpty();
  }

  @Test
  void aPersonWhomTheTeacherCallsAPlaceLeavesTheSentenceOut() {
    assertThat(read("Yesterday Patrick told me that he would call.\t10:17:GPE")).isEmpty();
  }

  @Test
  void anAddressLeavesTheSentenceOutSinceTheTeacherKnowsNone() {
    assertThat(read("The parcel goes to 12 Church Street, Boston, MA 02110.\t37:43:GPE")).isEmpty();
  }

  @Test
  void aSentenceThatIsTooLongToBeReadIsLeftOut() {
    assertThat(read("it rained and ".repeat(40) + "\t")).isEmpty();
  }
}
