package dev.weir.detect.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Coverage;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as the references of providers show them. */
final class TokenMeterTest {

  private static final Talk ASKED = new Talk(Coverage.FULL, "m", 33, OptionalLong.empty(), false, 1, Map.of(),
      List.of());

  private static final String ANTHROPIC_STREAM = """
      event: message_start
      data: {"type":"message_start","message":{"content":[],"usage":{"input_tokens":25,"cache_read_input_tokens":10,"output_tokens":1}}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello there"}}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":15}}

      """;

  @Test
  void readsTheCountOfAnAnswer() {
    assertThat(of("""
        {"choices": [{"message": {"content": "hi"}}], "usage": {"prompt_tokens": 19, "completion_tokens": 10,
         "total_tokens": 29, "completion_tokens_details": {"reasoning_tokens": 4}}}"""))
        .isEqualTo(new Usage(19, 10));
    assertThat(of("{\"output\": [], \"usage\": {\"input_tokens\": 8, \"output_tokens\": 9}}"))
        .isEqualTo(new Usage(8, 9));
    assertThat(of(
        "{\"usageMetadata\": {\"promptTokenCount\": 4, \"candidatesTokenCount\": 7, \"thoughtsTokenCount\": 2}}"))
        .isEqualTo(new Usage(4, 9));
    assertThat(of("{\"usage\": {\"inputTokens\": 30, \"outputTokens\": 628}}")).isEqualTo(new Usage(30, 628));
    assertThat(of("{\"response\": \"x\", \"prompt_eval_count\": 26, \"eval_count\": 298}"))
        .isEqualTo(new Usage(26, 298));
  }

  @Test
  void countsWhatToolsHaveReadAndWhatOnlyTheTotalHas() {
    assertThat(of("""
        {"usageMetadata": {"promptTokenCount": 4, "toolUsePromptTokenCount": 900, "candidatesTokenCount": 7,
         "totalTokenCount": 911}}""")).isEqualTo(new Usage(904, 7));
    assertThat(of("""
        {"usage": {"prompt_tokens": 32, "completion_tokens": 9, "total_tokens": 341,
         "completion_tokens_details": {"reasoning_tokens": 300}}}""")).isEqualTo(new Usage(32, 309));
    assertThat(of("{\"data\": [], \"usage\": {\"prompt_tokens\": 5, \"total_tokens\": 5}}"))
        .isEqualTo(new Usage(5, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"usage\": {\"prompt_tokens\": 100, \"completion_tokens\": 7, \"prompt_tokens_details\": {\"cached_tokens\": 60}}}",
    "data: {\"response\": {\"output\": [{}], \"usage\": {\"input_tokens\": 100, \"output_tokens\": 7, \"input_tokens_details\": {\"cached_tokens\": 60}}}}\n\n",
    "{\"content\": [{\"text\": \"a } b\"}], \"usage\": {\"input_tokens\": 40, \"cache_read_input_tokens\": 60, \"output_tokens\": 7}}",
    "{\"usage\": {\"inputTokens\": 40, \"cacheReadInputTokens\": 60, \"outputTokens\": 7}}",
    "{\"usageMetadata\": {\"promptTokenCount\": 100, \"cachedContentTokenCount\": 60, \"candidatesTokenCount\": 7}}",
    "{\"usage\": {\"prompt_tokens\": 100, \"completion_tokens\": 7, \"prompt_cache_hit_tokens\": 60}}"})
  void readsWhatCameFromACache(String answer) {
    assertThat(of(answer)).isEqualTo(new Usage(100, 7, 0, 60, 0));
  }

  @Test
  void readsWhatWentIntoACache() {
    assertThat(
        of("{\"usage\": {\"input_tokens\": 4, \"cache_creation_input_tokens\": 90, \"output_tokens\": 7}}"))
        .isEqualTo(new Usage(94, 7, 0, 0, 90));
    assertThat(of(
        "{\"usage\": {\"input_tokens\": 94, \"input_tokens_details\": {\"cache_write_tokens\": 90}, \"output_tokens\": 7}}"))
        .isEqualTo(new Usage(94, 7, 0, 0, 90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"content\": [{\"input\": {\"cached_tokens\": 60}}]",
    "\"content\": [{\"input\": {\"usage\": {\"prompt_tokens_details\": {\"cached_tokens\": 60}}}}]",
    "\"response\": {\"text\": {\"usage\": {\"cached_tokens\": 60}}}",
    "\"metadata\": {\"usage\": {\"cached_tokens\": 60}}",
    "\"usage\": [{\"cached_tokens\": 60}]", "\"a\": \"} } {\", \"usage\": {\"x\": {\"cached_tokens\": 60}}",
    "\"cached_tokens\": 60"})
  void takesNoWordOfAModelForACache(String part) {
    String answer = "{" + part + ", \"usage\": {\"input_tokens\": 100, \"output_tokens\": 7}}";
    assertThat(of(answer).cached()).isZero();
  }

  @Test
  void chargesWhatIsAnsweredLaterAsSetAside() {
    Talk later = asked("m", OptionalLong.of(9_000), 1, false, true);
    assertThat(of(later, "{\"status\": \"queued\", \"output\": [], \"usage\": null}"))
        .isEqualTo(new Usage(33, 9_000));
    assertThat(of(later, "{\"usage\": {\"input_tokens\": 8, \"output_tokens\": 9}}"))
        .isEqualTo(new Usage(8, 9));
  }

  @Test
  void chargesWhatThinksUnseenAsSetAsideWhereItsStreamCountsNothing() {
    String stream = "data: {\"choices\":[{\"delta\":{\"content\":\"123456\"}}]}\n\ndata: [DONE]\n\n";
    for (String model : List.of("o3-mini", "gpt-5", "gpt-5.1", "openai/o4-mini", "gpt-12")) {
      assertThat(of(asked(model, OptionalLong.of(9_000), 1, true, false), stream)).as(model)
          .isEqualTo(new Usage(33, 9_000));
    }
    for (String model : List.of("gpt-4o", "gpt-5-chat-latest", "o", "", "olmo", "gpt-oss", "m")) {
      assertThat(of(asked(model, OptionalLong.of(9_000), 1, true, false), stream)).as(model)
          .isEqualTo(new Usage(33, 2));
    }
  }

  @Test
  void chargesNothingForAQuestionHowManyTokensThereAre() {
    Talk counting = asked("m", OptionalLong.empty(), 1, false, false).counting();
    assertThat(of(counting, "{\"input_tokens\": 14}")).isEqualTo(new Usage(0, 0));
    assertThat(of(counting, "{\"input_tokens\": 14, \"output_tokens\": 9}"))
        .as("it was answered all the same")
        .isEqualTo(new Usage(14, 9));
  }

  private static Talk asked(String model, OptionalLong most, int answers, boolean streamed,
      boolean deferred) {
    return new Talk(Coverage.FULL, model, 33, most, answers, streamed, 1, Map.of(), List.of(), true,
        deferred);
  }

  private static Usage of(Talk asked, String answer) {
    TokenMeter meter = new TokenMeter();
    meter.take(Bytes.utf8(answer));
    return meter.usage(asked, true);
  }

  @Test
  void readsTheLastCountOfAStream() {
    assertThat(of(ANTHROPIC_STREAM)).isEqualTo(new Usage(35, 15, 0, 10, 0));
  }

  @Test
  void readsTheSameHoweverItIsCut() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      TokenMeter meter = new TokenMeter();
      for (int at = 0; at < ANTHROPIC_STREAM.length();) {
        int to = Math.min(ANTHROPIC_STREAM.length(), at + 1 + random.nextInt(30));
        meter.take(Bytes.utf8(ANTHROPIC_STREAM.substring(at, to)));
        at = to;
      }
      assertThat(meter.usage(ASKED, true)).isEqualTo(new Usage(35, 15, 0, 10, 0));
    }
  }

  @Test
  void estimatesWhereNothingWasCounted() {
    assertThat(of("data: {\"choices\":[{\"delta\":{\"content\":\"123456\"}}]}\n\ndata: [DONE]\n\n"))
        .isEqualTo(new Usage(33, 2));
    assertThat(of("{}")).isEqualTo(new Usage(33, 0));
  }

  @Test
  void countsTheTextsOfAnAnswerThatWasCutOff() {
    TokenMeter meter = new TokenMeter();
    meter.take(Bytes.utf8(ANTHROPIC_STREAM.substring(0, ANTHROPIC_STREAM.indexOf("event: message_delta"))));
    assertThat(meter.usage(ASKED, false)).isEqualTo(new Usage(35, 4, 0, 10, 0));
  }

  @Test
  void believesNoCountInAText() {
    assertThat(of(
        "{\"content\": \"\\\"completion_tokens\\\": 0, \\\\\\\"output_tokens\\\": 999\", \"usage\": {\"output_tokens\": 5}}"))
        .isEqualTo(new Usage(33, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"error\": {\"message\": \"no\", \"type\": \"server_error\", \"code\": null}}",
    "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n",
    "data: {\"type\":\"response.failed\",\"response\":{\"output\":[],\"error\":{\"code\":\"server_error\"},\"usage\":null}}\n\n",
    "{\"error\":\"model 'm' not found\"}"})
  void knowsAnErrorThatIsAll(String answer) {
    for (int cut = 0; cut < answer.length(); cut++) {
      TokenMeter meter = new TokenMeter();
      meter.take(Bytes.utf8(answer.substring(0, cut)));
      meter.take(Bytes.utf8(answer.substring(cut)));
      assertThat(meter.refused()).isTrue();
      assertThat(meter.counted()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"error\": null, \"output\": []}", "{\"type\": \"error\"}",
    "{\"content\": \"\\\"error\\\": {}\"}", "data: {\"text\": \"begun\"}\n\ndata: {\"error\": {}}\n\n",
    "{\"error\": {}, \"usage\": {\"output_tokens\": 5}}"})
  void takesNothingElseForAnError(String answer) {
    TokenMeter meter = new TokenMeter();
    meter.take(Bytes.utf8(answer));
    assertThat(meter.refused()).isFalse();
  }

  @Test
  void takesAnyBytes() {
    Random random = new Random(5);
    String alphabet = "\"\\:,{} 0123456789output_tokenscontent";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(80); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Usage usage = of(text.toString());
      assertThat(usage.output()).isBetween(0L, 2_000_000_000L);
    }
  }

  private static Usage of(String answer) {
    return of(ASKED, answer);
  }
}
