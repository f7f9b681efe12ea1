package dev.weir.bench.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a teacher calls a name is cut as names are here, and what is none that is looked for is text. */
class LessonTest {

  private static List<String> labels(Lesson lesson) {
    Draft draft = lesson.draft();
    return draft.names().stream()
        .map(name -> name.kind() + " " + draft.text().substring(name.start(), name.end())).toList();
  }

  /** {@code named} is a class and what it is said of. */
  private static Lesson lesson(String text, String... named) {
    StringBuilder line = new StringBuilder(text).append('\t');
    for (String one : named) {
      int space = one.indexOf(' ');
      int at = text.indexOf(one.substring(space + 1));
      line.append(line.charAt(line.length() - 1) == '\t' ? "" : " ").append(at).append(':')
          .append(at + one.length() - space - 1).append(':').append(one, 0, space);
    }
    return Lesson.parse(line.toString());
  }

  @Test
  void titlesArticlesAndGenitivesAreNoPartOfAName() {
    assertThat(
        labels(lesson("Dr. Mia Berg's cat left the Netherlands, J. Doe Jr. said.", "PERSON Dr. Mia Berg's",
            "GPE the Netherlands", "PERSON J. Doe Jr.")))
        .containsExactly("PERSON Mia Berg", "LOCATION Netherlands", "PERSON J. Doe Jr.");
  }

  @Test
  void worksFirmsAndNumbersAreText() {
    Lesson lesson = lesson("Two of them saw Hamlet at Acme near the Alps.", "CARDINAL Two",
        "WORK_OF_ART Hamlet", "ORG Acme", "LOC the Alps");
    assertThat(labels(lesson)).containsExactly("LOCATION Alps");
    assertThat(lesson.draft().text()).isEqualTo(lesson.text());
  }

  @Test
  void aTitleThatIsAllOfANameStays() {
    assertThat(labels(lesson("They met Queen at noon.", "PERSON Queen"))).containsExactly("PERSON Queen");
  }

  @Test
  void namesThatAreMoreThanLettersAreNotPlain() {
    assertThat(lesson("Jean-Luc O'Neill left Zürich.", "PERSON Jean-Luc O'Neill", "GPE Zürich").plain())
        .isTrue();
    assertThat(lesson("So R2D2 left.", "PERSON R2D2").plain()).isFalse();
    assertThat(lesson("So she left.", "PERSON she").plain()).isFalse();
  }

  @Test
  void aSentenceInWhichNothingIsNamedHasNoNames() {
    assertThat(Lesson.parse("It rained all day.\t").names()).isEmpty();
  }
}
