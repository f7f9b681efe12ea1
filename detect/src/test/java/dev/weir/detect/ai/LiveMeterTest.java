package dev.weir.detect.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Coverage;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

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
  void sumsWhatEachResponseCounts() {
    take("{\"type\": \"session.created\", \"session\": {}}");
    assertThat(meter.answered()).isFalse();
    take(DONE);
    assertThat(meter.answered()).isTrue();
    take("{\"type\": \"response.created\", \"response\": {}}");
    assertThat(meter.answered()).isFalse();
    take(DONE);
    assertThat(meter.usage(ASKED, false)).isEqualTo(new Usage(264, 242));
  }

  @Test
  void sumsWhatGeminiCounts() {
    take(
        "{\"serverContent\": {\"modelTurn\": {\"parts\": [{\"text\": \"say \\\"turnComplete\\\": true\"}]}}}");
    assertThat(meter.answered()).isFalse();
    take(
        "{\"serverContent\": {\"turnComplete\": true}, \"usageMetadata\": {\"promptTokenCount\": 7, \"responseTokenCount\": 5}}");
    assertThat(meter.answered()).isTrue();
    assertThat(meter.usage(ASKED, false)).isEqualTo(new Usage(7, 5));
  }

  @Test
  void estimatesAnAnswerThatIsCutOff() {
    take(DONE);
    take("{\"type\": \"response.output_text.delta\", \"delta\": \"twelve chars\"}");
    take("{\"type\": \"response.output_audio.delta\", \"delta\": \"" + "A".repeat(5000) + "\"}");
    Usage usage = meter.usage(ASKED, false);
    assertThat(usage.input()).isEqualTo(132);
    assertThat(usage.output()).isBetween(121 + 4L + 10, 121 + 30L);
  }

  @Test
  void chargesWhatWasAskedWhereNothingIsCounted() {
    assertThat(meter.usage(ASKED, false)).isEqualTo(new Usage(33, 0));
  }
}
