package dev.weir.bench.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GrammarTest {

  private static final List<String> DOCUMENTS = List.of(
      "The river rises in the hills. It passes three villages before it meets the sea, and a mill. Nobody lives there now.",
      "Bread wants time. Let the dough rest for a night, and bake it hot. It keeps for a week in a cloth.");

  @Test
  void writesTheSameTextsForTheSameSeed() throws IOException {
    assertThat(texts(7)).isEqualTo(texts(7)).isNotEqualTo(texts(8));
  }

  @Test
  void writesAbuseOfEveryKindAndHarmlessTextsAndLeavesNoRuleUnexpanded() throws IOException {
    List<Example> examples = new Grammar(DOCUMENTS, 7).examples();
    assertThat(examples.stream().map(Example::label).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Example.Label.values());
    assertThat(examples).extracting(Example::text).allSatisfy(text -> {
      assertThat(text).isNotBlank();
      assertThat(text).doesNotContain("{doc}", "{sentence}", "{topic}", "{instr}");
    });
  }

  @Test
  void takesOneOfTheWordsBetweenBars() throws IOException {
    assertThat(new Grammar(DOCUMENTS, 7).texts("benign.words", 300))
        .hasSize(300)
        .noneMatch(text -> text.contains("{") || text.contains("}") || text.contains("|"));
  }

  private static Set<String> texts(long seed) throws IOException {
    return new Grammar(DOCUMENTS, seed).texts("injection.override", 200);
  }
}
