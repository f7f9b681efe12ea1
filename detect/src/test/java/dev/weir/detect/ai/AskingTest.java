package dev.weir.detect.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of clients as the references of OpenAI's Realtime API and Google's Live API show them, and others that try to pass for them. */
final class AskingTest {

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\": \"input_audio_buffer.append\", \"audio\": \"AAAA\"}",
    "{\"event_id\": \"e\", \"type\": \"session.update\", \"session\": {\"type\": \"realtime\", \"tools\": []}}",
    "{\"type\": \"conversation.item.create\", \"item\": {\"type\": \"message\", \"role\": \"user\", \"content\": []}}",
    "{\"type\": \"response.cancel\"}", "{\"setup\": {\"model\": \"m\"}}",
    "{\"realtimeInput\": {\"audio\": {\"data\": \"AAAA\", \"mimeType\": \"audio/pcm\"}}}",
    "{\"client_content\": {\"turns\": [], \"turn_complete\": false}}",
    "{\"clientContent\": {\"turns\": [{\"parts\": [{\"text\": \"turnComplete\"}]}]}}"})
  void addsOnly(String message) {
    assertThat(asks(message)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\": \"response.create\"}", "{\"type\": \"brand.new\"}", "{}", "[]", "1",
    "{\"type\": \"session.update\", \"type\": \"response.create\"}",
    "{\"type\": \"session.update\", \"t\\u0079pe\": \"response.create\"}",
    "{\"type\": \"session.update\", \"Type\": \"response.create\"}",
    "{\"type\": \"session.update\", \"response\": {}}", "{\"type\": [\"session.update\"]}",
    "[{\"type\": \"session.update\"}, {\"type\": \"response.create\"}]",
    "{\"clientContent\": {\"turns\": [], \"turnComplete\": true}}",
    "{\"clientContent\": {\"turnComplete\": false, \"turnComplete\": true}}",
    "{\"clientContent\": {\"turnComplete\": \"true\"}}",
    "{\"setup\": {}, \"clientContent\": {\"turnComplete\": true}}",
    "{\"realtimeInput\": {\"text\": \"hello\"}}", "{\"realtimeInput\": {\"activityEnd\": {}}}",
    "{\"toolResponse\": {\"functionResponses\": []}}"})
  void wantsAnAnswer(String message) {
    assertThat(asks(message)).isTrue();
  }

  private static boolean asks(String message) {
    return Transcript.of(Bytes.utf8(message), Api.NONE).map(Transcript::asks).orElse(true);
  }
}
