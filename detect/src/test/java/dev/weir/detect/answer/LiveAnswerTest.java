package dev.weir.detect.answer;

import static dev.weir.detect.answer.Talks.EVENTS;
import static dev.weir.detect.answer.Talks.INSTRUCTIONS;
import static dev.weir.detect.answer.Talks.denying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Kind;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Review;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages of OpenAI's Realtime API and Google's Live API, as the events that they are shown as. */
final class LiveAnswerTest {

  private static final String CREATED = "{\"type\":\"session.created\",\"event_id\":\"e0\",\"session\":{\"id\":\"s\"}}";
  private static final String RESPONSE = "{\"type\":\"response.created\",\"event_id\":\"e1\",\"response\":{\"object\":"
      + "\"realtime.response\",\"id\":\"r1\",\"status\":\"in_progress\",\"status_details\":null,\"output\":[]}}";

  private static Review live(AnswerTerms... terms) {
    Review review = Talks.review(Api.OPENAI, "", terms);
    review.begin(EVENTS);
    return review;
  }

  private static String delta(String kind, String response, String text) {
    return "{\"type\":\"response." + kind + ".delta\",\"event_id\":\"e\",\"response_id\":\"" + response
        + "\",\"item_id\":\"i\",\"output_index\":0,\"content_index\":0,\"delta\":\"" + text + "\"}";
  }

  private static String through(Review review, String... messages) {
    StringBuilder out = new StringBuilder();
    for (String message : messages) {
      out.append(review.next(Bytes.utf8("data: " + message + "\n\n")).utf8());
    }
    return out.toString();
  }

  @Test
  void cutsOffACanaryWithAResponseThatIsIncomplete() {
    Review review = live(denying(Breach.CANARY));
    String out = through(review, CREATED, RESPONSE, delta("output_text", "r1", "The word is HALYARD-"),
        delta("output_text", "r1", "7731-"), delta("output_text", "r1", "blue ."));
    assertThat(out).doesNotContain("HALYARD").endsWith(
        "data: {\"type\":\"response.done\",\"event_id\":\"event_weir\",\"response\":{\"object\":\"realtime.response\","
            + "\"id\":\"r1\",\"status\":\"incomplete\",\"status_details\":{\"type\":\"incomplete\","
            + "\"reason\":\"content_filter\"},\"output\":[]}}\n\n");
    assertThat(review.denied()).map(Remark::breach).contains(Breach.CANARY);
  }

  @Test
  void cutsOffWithAnErrorWhereNoResponseIsOpen() {
    Review review = live(denying(Breach.CANARY));
    assertThat(through(review, CREATED,
        "{\"type\":\"conversation.item.added\",\"event_id\":\"e\",\"item\":{\"text\":\"HALYARD-7731-blue\"}}"))
        .contains("\"type\":\"error\"", "\"code\":\"content_filter\"");
  }

  @Test
  void cutsOffGeminiWithAnInterruption() {
    Review review = live(denying(Breach.CANARY));
    String out = through(review, "{\"setupComplete\": {}}", gemini("It is HALYARD-"),
        gemini("7731-blue, I think"));
    assertThat(out).doesNotContain("HALYARD")
        .endsWith("data: {\"serverContent\":{\"interrupted\":true,\"turnComplete\":true}}\n\n");
  }

  private static String gemini(String text) {
    return "{\"serverContent\": {\"modelTurn\": {\"parts\": [{\"text\": \"" + text + "\"}]}}}";
  }

  @Test
  void joinsTheTextsOfEachResponseForItself() {
    Review review = live(Talks.data(Map.of(new Kind("CREDIT_CARD"), Fate.MASK)));
    String out = through(review, CREATED, delta("output_text", "a", "pay 4242 4242"),
        delta("output_text", "b", "or 5 apples,"), delta("output_text", "a", " 4242 4242 now."),
        delta("output_text", "b", " say."),
        "{\"type\":\"response.done\",\"event_id\":\"e\",\"response\":{}}");
    assertThat(out).contains("**** **** **** 4242", "or 5 apples,").doesNotContain("4242 4242");
  }

  @Test
  void knowsInstructionsThatAreSaidOnTheWay() {
    Review review = live(denying(Breach.SYSTEM_PROMPT));
    through(review, CREATED, RESPONSE);
    review.said(Bytes.utf8(
        "{\"type\":\"session.update\",\"session\":{\"instructions\":\"" + INSTRUCTIONS + "\"}}"));
    String out = through(review, delta("output_audio_transcript", "r1", INSTRUCTIONS + " "));
    assertThat(review.denied()).map(Remark::breach).contains(Breach.SYSTEM_PROMPT);
    assertThat(out).contains("content_filter").doesNotContain("carriers");
  }

  @Test
  void letsComeBackWhatWasSaidOnTheWay() {
    Review review = live(Talks.data(Map.of(new Kind("EMAIL"), Fate.DENY)));
    review.said(Bytes.utf8("{\"type\":\"conversation.item.create\",\"item\":{\"role\":\"user\",\"content\":"
        + "[{\"type\":\"input_text\",\"text\":\"I am bob.ray@example.org\"}]}}"));
    through(review, CREATED, delta("output_text", "r1", "Hello bob.ray@example.org . "));
    assertThat(review.denied()).isEmpty();
    through(review, delta("output_text", "r1", "And eve.doe@example.org . "));
    assertThat(review.denied()).map(Remark::breach).contains(Breach.DATA);
  }

  @Test
  void looksAtCallsOfTools() {
    Review review = live(denying(Breach.TOOLS));
    through(review, CREATED, delta("function_call_arguments", "r1", "{\\\"url\\\":\\\"http://169.254."),
        delta("function_call_arguments", "r1", "169.254/latest\\\" }"),
        "{\"type\":\"response.function_call_arguments.done\",\"event_id\":\"e\"}");
    assertThat(review.denied()).map(Remark::breach).contains(Breach.TOOLS);
  }

  @Test
  void cannotLookAtSound() {
    Review review = live(denying(Breach.CANARY));
    through(review, CREATED, RESPONSE, delta("output_audio", "r1", "UklGRiQ"));
    assertThat(review.denied()).map(Remark::breach).contains(Breach.UNREADABLE);
  }

  @Test
  void goesOnThroughHundredsOfResponses() {
    Review review = live(denying(Breach.CANARY));
    for (int i = 0; i < 600; i++) {
      String said = delta("output_text", "r" + i, "fine ");
      assertThat(through(review, said)).contains("fine");
    }
    assertThat(review.denied()).isEmpty();
  }
}
