package dev.weir.detect.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Talk;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request says about its answer, in each spelling that some provider takes. */
final class WantedTest {

  @Test
  void readsANumberHoweverItIsSpelled() {
    Map<String, Long> spelled = Map.of("1e5", 100_000L, "1E+5", 100_000L, "1.0e5", 100_000L, "100000.0",
        100_000L, "\"100000\"", 100_000L, "12345678901", 999_999_999L, "1e999999999", 999_999_999L,
        "1E-999999999", 0L, "-7", 0L);
    spelled.forEach((word, tokens) -> assertThat(said("\"max_tokens\": " + word).asked().orElse(0)).as(word)
        .isEqualTo(tokens));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"max_tokens\": 70", "\"max_completion_tokens\": 70", "\"Max_Tokens\": 70",
    "\"parameters\": {\"max_new_tokens\": 70}", "\"inferenceConfig\": {\"maxTokens\": 70}",
    "\"options\": {\"num_predict\": 70}", "\"max_tokens\": 7, \"max_output_tokens\": 70"})
  void readsHowLongAnAnswerMayBe(String options) {
    assertThat(said(options).asked()).hasValue(70);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"\"n\": 3; 3", "\"n\": 2, \"best_of\": 5; 5",
    "\"generationConfig\": {\"candidate_count\": 2}; 2", "\"parameters\": {\"num_return_sequences\": 4}; 4",
    "\"n\": 0; 1", "\"n\": 1000000; 128"})
  void countsAllAlternatives(String options, int answers) {
    assertThat(said(options).answers()).isEqualTo(answers);
    assertThat(said(options + ", \"max_tokens\": 10").asked()).hasValue(10L * answers);
  }

  @Test
  void setsAsideTheUsualForEachAlternative() {
    Transcript said = said("\"n\": 3");
    assertThat(said.asked()).as("the request does not say").isEmpty();
    Talk talk = new Interpreter(new byte[32]).read(Api.OPENAI, Heads.post("/v1/chat/completions"),
        Bytes.utf8("{\"n\": 3, \"prompt\": \"hello there\"}"), 1 << 20, false);
    assertThat(talk.most().output()).isEqualTo(3 * Talk.USUAL_ANSWER_TOKENS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"background\": true", "\"deferred\": true", "\"assistant_id\": \"asst_1\""})
  void knowsWhatIsAnsweredLater(String options) {
    assertThat(said(options).deferred()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"background\": false", "\"background\": null",
    "\"metadata\": {\"background\": true, \"stream\": true}", "\"tools\": [{\"background\": true}]"})
  void takesNothingElseForLater(String options) {
    assertThat(said(options).deferred()).isFalse();
    assertThat(said(options).streamed()).isFalse();
  }

  private static Transcript said(String options) {
    return Transcript.of(Bytes.utf8("{" + options + ", \"prompt\": \"hello there\"}"), Api.OPENAI)
        .orElseThrow();
  }
}
