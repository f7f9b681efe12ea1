package dev.weir.detect.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Coverage;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Meter.Progress;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as the references of OpenAI's Realtime API and Google's Live API show them. */
final class LiveMeterTest {

  private static final Talk ASKED = new Talk(Coverage.FULL, "m", 33, OptionalLong.empty(), false, 1, Map.of(),
      List.of());
  private static final String DONE = """
      {"type": "response.done", "event_id": "e", "response": {"id": "r", "status": "completed", "output": [],
       "usage": {"total_tokens": 253, "input_tokens": 132, "output_tokens": 121,
        "input_token_details": {"text_tokens": 119, "audio_tokens": 13, "cached_tokens": 64}}}}""";

  private final LiveMeter meter = new LiveMeter();

  private void take(String message) {
    meter.take(Bytes.utf8(message));
  }

  @Test
  void countsAResponseFromItsBeginningToItsEnd() {
    take("{\"type\": \"session.created\", \"session\": {}}");
    assertThat(meter.progress()).isEqualTo(Progress.AWAITED);
    take("{\"type\": \"response.created\", \"response\": {}}");
    assertThat(meter.progress()).isEqualTo(Progress.GOING);
    take(DONE);
    assertThat(meter.progress()).isEqualTo(Progress.ENDED);
    assertThat(meter.usage(ASKED, false)).isEqualTo(new Usage(132, 121));
  }

  @ParameterizedTest
  @ValueSource(strings = {"response.completed", "response.incomplete", "response.failed"})
  void countsAResponseOfTheResponsesApi(String end) {
    take("{\"type\": \"response.created\", \"response\": {\"status\": \"in_progress\", \"usage\": null}}");
    take("{\"type\": \"response.output_text.delta\", \"delta\": \"\\\"type\\\": \\\"response.done\\\"\"}");
    assertThat(meter.progress()).isEqualTo(Progress.GOING);
    take("{\"type\": \"" + end
        + "\", \"response\": {\"usage\": {\"input_tokens\": 12, \"output_tokens\": 3}}}");
    assertThat(meter.progress()).isEqualTo(Progress.ENDED);
    assertThat(meter.usage(ASKED, false)).isEqualTo(new Usage(12, 3));
  }

  @Test
  void countsWhatGeminiSaysBehindTheEndOfATurn() {
    take(
        "{\"serverContent\": {\"modelTurn\": {\"parts\": [{\"text\": \"say \\\"turnComplete\\\": true\"}]}}}");
    assertThat(meter.progress()).isEqualTo(Progress.GOING);
    take("{\"serverContent\": {\"turnComplete\": true}}");
    assertThat(meter.progress()).isEqualTo(Progress.ENDED);
    take("{\"usageMetadata\": {\"promptTokenCount\": 7, \"responseTokenCount\": 5}}");
    assertThat(meter.usage(ASKED, false)).isEqualTo(new Usage(7, 5));
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
    "`{\"type\": \"response.created\"}`, true",
    "`{\"event_id\":\"e\",\"type\":\"response.done\"}`, true",
    "`{\"serverContent\": {\"modelTurn\": {}}}`, true",
    "`{\"serverContent\": {\"turnComplete\": true}}`, true",
    "`{\"serverContent\": {\"outputTranscription\": {\"text\": \"late\"}}}`, false",
    "`{\"type\": \"rate_limits.updated\"}`, false",
    "`{\"type\": \"conversation.item.created\", \"text\": \"\\\"type\\\": \\\"response.created\\\"\"}`, false"})
  void knowsWhatIsPartOfAnAnswer(String message, boolean answer) {
    assertThat(meter.isAnswer(Bytes.utf8(message))).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
    "`{\"type\":\"error\",\"error\":{\"code\":\"conversation_already_has_active_response\",\"param\":null}}`, true",
    "`{\"type\":\"error\",\"error\":{\"code\":\"invalid_value\",\"param\":\"response.max_output_tokens\"}}`, true",
    "`{\"type\":\"error\",\"error\":{\"code\":\"unknown_parameter\",\"param\":\"response.made_up\"}}`, false",
    "`{\"type\":\"error\",\"error\":{\"code\":\"invalid_value\",\"param\":\"session.voice\"}}`, false",
    "`{\"type\":\"error\",\"error\":{\"message\":\"\\\"code\\\":\\\"conversation_already_has_active_response\\\"\"}}`, false",
    "`{\"type\":\"response.done\",\"code\":\"conversation_already_has_active_response\"}`, false"})
  void knowsWhatIsNotBegun(String message, boolean refusal) {
    assertThat(meter.isRefusal(Bytes.utf8(message))).isEqualTo(refusal);
  }

  @Test
  void chargesNothingWhereAResponseFailsWithoutACount() {
    take("{\"type\": \"response.created\", \"response\": {\"usage\": null}}");
    assertThat(meter.refused()).isFalse();
    take("{\"type\": \"response.done\", \"response\": {\"status\": \"failed\", \"status_details\":"
        + " {\"error\": {\"code\": \"rate_limit_exceeded\"}}, \"usage\": null}}");
    assertThat(meter.refused()).isTrue();
  }

  @Test
  void anErrorAboutSomethingElseDoesNotMakeAnAnswerFree() {
    take("{\"type\": \"error\", \"error\": {\"code\": \"invalid_value\", \"param\": \"session.voice\"}}");
    take("{\"type\": \"response.done\", \"response\": {\"status\": \"cancelled\", \"usage\": null}}");
    assertThat(meter.refused()).isFalse();
    meter.take(Bytes.utf8("{\"type\": \"response.output_audio.delta\", \"delta\": \"AAAA\"}"));
    take("{\"type\": \"response.done\", \"response\": {\"status\": \"failed\", \"error\": {}}}");
    assertThat(meter.refused()).as("it has begun").isFalse();
  }

  @Test
  void estimatesAnAnswerThatIsCutOff() {
    take("{\"type\": \"response.output_text.delta\", \"delta\": \"twelve chars\"}");
    take("{\"type\": \"response.output_audio.delta\", \"delta\": \"" + "A".repeat(5000) + "\"}");
    Usage usage = meter.usage(ASKED, false);
    assertThat(usage.input()).isEqualTo(33);
    assertThat(usage.output()).isBetween(4L + 10, 30L);
  }

  @Test
  void chargesWhatWasAskedWhereNothingIsCounted() {
    assertThat(meter.usage(ASKED, false)).isEqualTo(new Usage(33, 0));
  }
}
