package dev.weir.detect.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.MapTokens;
import dev.weir.detect.TokenRestorer;
import dev.weir.detect.ai.Interpreter;
import dev.weir.model.Coverage;
import dev.weir.model.Kind;
import dev.weir.model.Restorer;
import dev.weir.model.Terms;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Review;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** Streams of Bedrock, written and read by Amazon's own code: what changes in them leaves them whole. */
final class AmazonStreamTest {

  private static final String TYPE = "application/vnd.amazon.eventstream";
  private static final Talk ASKED = new Talk(Coverage.FULL, "m", 33, OptionalLong.empty(), true, 1, Map.of(),
      List.of());

  private final Random random = new Random(41);
  private final MapTokens tokens = new MapTokens();
  private final String ann = tokens.tokenFor(new Kind("EMAIL"), "ann@example.com", Talks.SCOPE, Terms.USUAL);

  @Test
  void turnsBackATokenThatComesInSeveralMessages() {
    for (int i = 0; i < 300; i++) {
      assertThat(said(restored(converse("Dear " + ann + ", and again " + ann)))).as("converse")
          .isEqualTo("Dear ann@example.com, and again ann@example.com");
      assertThat(said(restored(invoke("Dear " + ann + ".")))).as("invoke").isEqualTo("Dear ann@example.com.");
    }
  }

  @Test
  void leavesEveryByteWhereNothingIsToBeDone() {
    byte[] sent = converse("Nothing to see in here, w and wtk_ and all.");
    assertThat(restored(sent)).isEqualTo(sent);
    Review review = begun(Talks.denying(Breach.CANARY, Breach.LINKS));
    assertThat(cut(sent, review::next, review::end)).isEqualTo(sent);
    assertThat(review.remarks()).isEmpty();
  }

  @Test
  void letsGoOnWhatIsNoMessage() {
    byte[] sent = converse("Dear " + ann);
    sent[sent.length - 1]++;
    byte[] last = restored(sent);
    assertThat(last[last.length - 1]).isEqualTo(sent[sent.length - 1]);
    byte[] noise = new byte[3000];
    for (int i = 0; i < 200; i++) {
      random.nextBytes(noise);
      assertThat(restored(noise)).isEqualTo(noise);
      byte[] flipped = converse("Dear Ann");
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(restored(flipped)).isEqualTo(flipped);
    }
  }

  @Test
  void masksDataAcrossMessages() {
    for (int i = 0; i < 100; i++) {
      Review review = begun(Talks.data(Map.of(new Kind("EMAIL"), Fate.MASK)));
      byte[] got = cut(converse("Ask bob.ray@example.org today."), review::next, review::end);
      assertThat(said(got)).isEqualTo("Ask b***@***.org today.");
      assertThat(review.denied()).isEmpty();
    }
  }

  /** However many messages there are: by which number Weir knows one of them again is no data. */
  @Test
  void masksDataBesideTheTextOfMessages() {
    Review review = begun(Talks.terms(Set.of(), Set.of(), Map.of(), Fate.MASK));
    String said = "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Hi \"},\"p\":\"%s\"}";
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (int i = 0; i < 3_000; i++) {
      sent.writeBytes(message("contentBlockDelta", said.formatted("abc")));
    }
    sent.writeBytes(message("contentBlockDelta", said.formatted("bob.ray@example.org")));
    List<Message> got = messages(cut(sent.toByteArray(), review::next, review::end));
    assertThat(got).hasSize(3_001);
    assertThat(text(got.getLast())).isEqualTo(said.formatted("b***@***.org"));
    assertThat(text(got.get(2_999))).isEqualTo(said.formatted("abc"));
  }

  @Test
  void endsACutConversationAsClientsKnowIt() {
    Review review = begun(Talks.denying(Breach.CANARY));
    byte[] got = cut(converse("Well, the word is HALYARD-7731-blue."), review::next, review::end);
    Message last = messages(got).getLast();
    assertThat(type(last)).isEqualTo("messageStop");
    assertThat(text(last)).isEqualTo("{\"stopReason\":\"content_filtered\"}");
    assertThat(said(got)).doesNotContain("HALYARD");
    assertThat(review.denied()).map(Remark::breach).contains(Breach.CANARY);
  }

  @Test
  void endsACutModelAsItsOwnClientsKnowIt() {
    Review review = begun(Talks.denying(Breach.CANARY));
    byte[] got = cut(invoke("Well, the word is HALYARD-7731-blue."), review::next, review::end);
    List<Message> messages = messages(got);
    assertThat(messages).allMatch(message -> type(message).equals("chunk"));
    assertThat(inside(messages.getLast())).isEqualTo("{\"type\":\"message_stop\"}");
    assertThat(messages).anyMatch(message -> inside(message).contains("\"stop_reason\":\"refusal\""));
    assertThat(said(got)).doesNotContain("HALYARD");
  }

  @Test
  void deniesWhatCannotBeRead() {
    for (byte[] sent : List.of("data: {}\n\n".repeat(3).getBytes(StandardCharsets.UTF_8),
        message("contentBlockDelta", "no JSON"), new byte[40])) {
      Review review = begun(Talks.denying(Breach.CANARY));
      assertThat(cut(sent, review::next, review::end)).isEmpty();
      assertThat(review.denied()).map(Remark::breach).contains(Breach.UNREADABLE);
    }
  }

  @Test
  void countsTokens() {
    for (int i = 0; i < 100; i++) {
      assertThat(used(converse("\\\"outputTokens\\\":9000"))).isEqualTo(new Usage(12, 34));
      assertThat(used(invoke("hello"))).isEqualTo(new Usage(25, 15));
    }
    assertThat(used(new byte[]{'{'})).isEqualTo(new Usage(33, 0));
  }

  private static Review begun(AnswerTerms terms) {
    Review review = Talks.review(Api.BEDROCK, terms);
    assertThat(review.begin(TYPE)).isTrue();
    return review;
  }

  private byte[] restored(byte[] sent) {
    Restorer.Stream stream = new TokenRestorer(tokens).stream(TYPE, Talks.SCOPE).orElseThrow();
    return cut(sent, stream::next, stream::end);
  }

  private Usage used(byte[] sent) {
    Meter meter = new Interpreter(new byte[32]).meter();
    cut(sent, piece -> {
      meter.take(piece);
      return piece;
    }, () -> Bytes.EMPTY);
    return meter.usage(ASKED, true);
  }

  private byte[] cut(byte[] sent, UnaryOperator<Bytes> next, Supplier<Bytes> end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < sent.length;) {
      int to = Math.min(sent.length, at + 1 + random.nextInt(400));
      out.writeBytes(next.apply(Bytes.wrap(sent, at, to - at)).copy());
      at = to;
    }
    out.writeBytes(end.get().copy());
    return out.toByteArray();
  }

  /** Returns an answer of ConverseStream. */
  private byte[] converse(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(message("messageStart", "{\"p\":\"abc\",\"role\":\"assistant\"}"));
    parts(text).forEach(part -> out.writeBytes(message("contentBlockDelta",
        "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + part + "\"},\"p\":\"abcdefgh\"}")));
    out.writeBytes(message("contentBlockStop", "{\"contentBlockIndex\":0,\"p\":\"ab\"}"));
    out.writeBytes(message("messageStop", "{\"p\":\"ab\",\"stopReason\":\"end_turn\"}"));
    out.writeBytes(message("metadata",
        "{\"metrics\":{\"latencyMs\":5},\"usage\":{\"inputTokens\":12,\"outputTokens\":34,\"totalTokens\":46}}"));
    return out.toByteArray();
  }

  /** Returns an answer of InvokeModelWithResponseStream, of a model of Anthropic's. */
  private byte[] invoke(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        chunk("{\"type\":\"message_start\",\"message\":{\"content\":[],\"usage\":{\"input_tokens\":25}}}"));
    out.writeBytes(
        chunk("{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\"}}"));
    parts(text).forEach(part -> out.writeBytes(chunk(
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + part
            + "\"}}")));
    out.writeBytes(chunk("{\"type\":\"content_block_stop\",\"index\":0}"));
    out.writeBytes(chunk("{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":15}}"));
    return out.toByteArray();
  }

  private List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < text.length();) {
      int to = Math.min(text.length(), at + 1 + random.nextInt(9));
      to += to < text.length() && text.charAt(to - 1) == '\\' ? 1 : 0;
      parts.add(text.substring(at, to));
      at = to;
    }
    return parts;
  }

  private static byte[] chunk(String said) {
    String bytes = Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
    return message("chunk", "{\"bytes\":\"" + bytes + "\",\"p\":\"abcd\"}");
  }

  @Test
  void takesAnExceptionForARefusalUnlessSomethingCameBeforeIt() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":exception-type", HeaderValue.fromString("throttlingException"));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    headers.put(":message-type", HeaderValue.fromString("exception"));
    byte[] exception = bytes(new Message(headers, "{\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8)));
    Meter alone = new Interpreter(new byte[32]).meter();
    alone.take(Bytes.wrap(exception));
    assertThat(alone.refused()).isTrue();
    Meter late = new Interpreter(new byte[32]).meter();
    late.take(Bytes.wrap(message("contentBlockDelta", "{\"delta\":{\"text\":\"begun\"}}")));
    late.take(Bytes.wrap(exception));
    assertThat(late.refused()).isFalse();
  }

  private static byte[] message(String type, String payload) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":event-type", HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    headers.put(":message-type", HeaderValue.fromString("event"));
    return bytes(new Message(headers, payload.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(Message message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.encode(out);
    return out.toByteArray();
  }

  /** Amazon's reader throws where a checksum is wrong. */
  private static List<Message> messages(byte[] stream) {
    MessageDecoder decoder = new MessageDecoder();
    decoder.feed(stream);
    return decoder.getDecodedMessages();
  }

  private static String type(Message message) {
    return Objects.requireNonNull(message.getHeaders().get(":event-type")).getString();
  }

  private static String text(Message message) {
    return new String(message.getPayload(), StandardCharsets.UTF_8);
  }

  /** Returns what a message says, without the Base64 of a chunk. */
  private static String inside(Message message) {
    String json = text(message);
    return type(message).equals("chunk")
        ? new String(Base64.getDecoder().decode(json.substring(10, json.indexOf('"', 10))),
            StandardCharsets.UTF_8)
        : json;
  }

  private static String said(byte[] stream) {
    StringBuilder said = new StringBuilder();
    for (Message message : messages(stream)) {
      String json = inside(message);
      int from = json.indexOf("\"text\":\"") + 8;
      said.append(from < 8 ? "" : json.substring(from, json.indexOf('"', from)));
    }
    return said.toString();
  }
}
