package dev.weir.detect;

import static dev.weir.detect.Requests.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.body.Escape;
import dev.weir.model.Kind;
import dev.weir.model.Restorer;
import dev.weir.model.Terms;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tokens in bodies that come in pieces: where the cuts are makes no difference, and nothing waits that need not. */
class StreamRestoreTest {

  private static final String EVENTS = "text/event-stream; charset=utf-8";

  private final MapTokens tokens = new MapTokens();
  private final TokenRestorer restorer = new TokenRestorer(tokens);
  private final String ann = tokens.tokenFor(Kind.EMAIL, "ann@example.com", SCOPE, Terms.USUAL);
  private final String bob = tokens.tokenFor(Kind.EMAIL, "bob \"the\" cat", SCOPE, Terms.USUAL);

  @Test
  void anyCutsGiveTheSame() {
    Random random = new Random(11);
    List<String> pieces = List.of(ann, bob, "wtk_", "wtk", "w", "wt", " ", "wtk_unknown", "x", "\n", "_",
        "1");
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String whole = restorer.restore(Bytes.utf8(text.toString()), "text/plain", SCOPE).body().utf8();
      assertThat(cut(random, "text/plain", text.toString())).as(text.toString()).isEqualTo(whole);
    }
  }

  @Test
  void everyCutInTwoGivesTheSame() {
    String half = ann.substring(0, 7);
    String body = chat(0, "für " + half) + chat(1, "€ " + bob) + chat(0, ann.substring(7) + " 𝄞, " + half)
        + "event: ping\r\ndata: {}\r\n\r\n" + chat(0, ann.substring(7)) + "data: [DONE]\n\n";
    for (String type : List.of(EVENTS, "text/plain")) {
      byte[] raw = body.getBytes(StandardCharsets.UTF_8);
      String whole = inTwo(type, raw, raw.length);
      for (int at = 0; at < raw.length; at++) {
        assertThat(inTwo(type, raw, at)).as("%s cut at %s", type, at).isEqualTo(whole);
      }
    }
  }

  @Test
  void tellsCdataFromOtherMarkupWhereverItIsCut() {
    Random random = new Random(12);
    String both = tokens.tokenFor(Kind.EMAIL, "a & b ]]> c", SCOPE, Terms.USUAL);
    String body = "<a b='" + both + "'>" + both + "<![CDATA[]] <b>" + both + "]]]>" + both + "<!-- <![CDATA[ "
        + both + " --->" + both + "</a>";
    String plain = "a & b ]]> c";
    String inXml = Escape.XML.write(plain);
    String expected = "<a b='" + inXml + "'>" + inXml + "<![CDATA[]] <b>" + Escape.CDATA.write(plain) + "]]]>"
        + inXml + "<!-- <![CDATA[ " + inXml + " --->" + inXml + "</a>";
    for (int i = 0; i < 500; i++) {
      assertThat(cut(random, "application/xml", body)).isEqualTo(expected);
    }
  }

  @Test
  void findsWhatWasEncryptedWhereverItIsCut() {
    Random random = new Random(15);
    String phone = tokens.encrypted(Kind.PHONE, "+44 20 7946 0958", SCOPE, Terms.USUAL).orElseThrow();
    String card = tokens.encrypted(Kind.CREDIT_CARD, "4111111111111111", SCOPE, Terms.USUAL).orElseThrow();
    List<String> pieces = List.of(phone, card, ann, phone.substring(0, 5), card.substring(3), "9", " ", "x",
        "+55", "\n", "-");
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String whole = restorer.restore(Bytes.utf8(text.toString()), "text/plain", SCOPE).body().utf8();
      assertThat(cut(random, "text/plain", text.toString())).as(text.toString()).isEqualTo(whole);
    }
    String text = "Call " + phone + ", not 1" + card + " but " + card + ".";
    String expected = "Call +44 20 7946 0958, not 1" + card + " but 4111111111111111.";
    assertThat(restorer.restore(Bytes.utf8(text), "text/plain", SCOPE).body().utf8()).isEqualTo(expected);
  }

  @Test
  void joinsWhatWasEncryptedAndAModelSentInPieces() {
    Random random = new Random(16);
    String phone = tokens.encrypted(Kind.PHONE, "+44 20 7946 0958", SCOPE, Terms.USUAL).orElseThrow();
    String card = tokens.encrypted(Kind.CREDIT_CARD, "4111111111111111", SCOPE, Terms.USUAL).orElseThrow();
    for (int i = 0; i < 300; i++) {
      StringBuilder body = new StringBuilder();
      pieces(random, "Call " + phone + ", of " + card + ".")
          .forEach(delta -> body.append(chat(0, delta)));
      body.append("data: [DONE]\n\n");
      assertThat(said(cut(random, EVENTS, body.toString()), 0))
          .isEqualTo("Call +44 20 7946 0958, of 4111111111111111.");
    }
  }

  @Test
  void holdsBackNoMoreThanMayBeAToken() {
    Restorer.Stream stream = restorer.stream("application/json", SCOPE).orElseThrow();
    assertThat(stream.next(Bytes.utf8("{\"a\":\"now wt")).utf8()).isEqualTo("{\"a\":\"now ");
    assertThat(stream.next(Bytes.utf8("h \"}")).utf8()).isEqualTo("wth \"}");
    assertThat(stream.next(Bytes.utf8("[\"" + bob)).utf8()).isEqualTo("[\"");
    assertThat(stream.next(Bytes.utf8("\"]")).utf8()).isEqualTo("bob \\\"the\\\" cat\"]");
    assertThat(stream.next(Bytes.utf8("wtk_" + "a".repeat(80))).utf8()).hasSize(84);
    assertThat(stream.end().isEmpty()).isTrue();
    assertThat(stream.count()).isEqualTo(1);
  }

  @Test
  void letsEveryEventOnAsSoonAsItIsWhole() {
    Restorer.Stream stream = restorer.stream(EVENTS, SCOPE).orElseThrow();
    String event = "event: x\ndata: {\"to\":\"" + ann + "\",\"how\":\"now\"}\n\n";
    for (int i = 0; i < 3; i++) {
      assertThat(stream.next(Bytes.utf8(event.substring(0, 20))).isEmpty()).isTrue();
      assertThat(stream.next(Bytes.utf8(event.substring(20))).utf8())
          .isEqualTo(event.replace(ann, "ann@example.com"));
    }
    assertThat(stream.next(Bytes.utf8(": still here\r\n\r\n")).utf8()).isEqualTo(": still here\r\n\r\n");
    assertThat(stream.next(Bytes.utf8("data: " + ann + " said\r\rdata: no")).utf8())
        .isEqualTo("data: ann@example.com said\r\r");
    assertThat(stream.end().utf8()).isEqualTo("data: no");
  }

  @Test
  void joinsATokenThatAModelSentInPieces() {
    Random random = new Random(12);
    String text = "Write to " + ann + ", not to wtk_nobody nor " + bob + "; now";
    String expected = text.replace(ann, "ann@example.com").replace(bob, "bob \"the\" cat");
    for (int i = 0; i < 500; i++) {
      List<String> deltas = pieces(random, text);
      StringBuilder body = new StringBuilder(
          "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"a\"}}]}\n\n");
      for (String delta : deltas) {
        body.append(random.nextInt(6) == 0 ? ": keep-alive\n\n" : "").append(chat(0, delta));
      }
      body.append(
          "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
      String out = cut(random, EVENTS, body.toString());
      assertThat(said(out, 0)).isEqualTo(expected);
      assertThat(out).endsWith("data: [DONE]\n\n");
    }
  }

  @Test
  void keepsTextsApartThatComeTogether() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < ann.length(); i++) {
      body.append(chat(0, ann.substring(i, i + 1))).append(chat(1, bob.substring(i, i + 1)));
    }
    String out = cut(new Random(13), EVENTS, body.toString());
    assertThat(said(out, 0)).isEqualTo("ann@example.com");
    assertThat(said(out, 1)).isEqualTo("bob \"the\" cat");
  }

  @Test
  void knowsTheShapesOfTheProviders() {
    String half = ann.substring(0, 6);
    String rest = ann.substring(6);
    for (String shape : List.of(
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"#\"}}",
        "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"#\"}}",
        "{\"type\":\"response.output_text.delta\",\"item_id\":\"m1\",\"output_index\":0,\"delta\":\"#\"}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"#\"}}]}}]}",
        "{\"choices\":[{\"text\":\"#\",\"index\":0}]}",
        "{\"object\":\"thread.message.delta\",\"delta\":{\"content\":[{\"index\":0,\"text\":{\"value\":\"#\"}}]}}",
        "{\"model_id\":\"m\",\"results\":[{\"generated_text\":\"#\",\"stop_reason\":\"not_finished\"}]}",
        "{\"content\":\"#\",\"stop\":false}", "{\"model\":\"m\",\"response\":\"#\",\"done\":false}",
        "{\"event_type\":\"text-generation\",\"text\":\"#\",\"is_finished\":false}",
        "{\"type\":\"content-delta\",\"index\":0,\"delta\":{\"message\":{\"content\":{\"text\":\"#\"}}}}",
        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"#\"}],\"role\":\"model\"}}]}")) {
      Restorer.Stream stream = restorer.stream(EVENTS, SCOPE).orElseThrow();
      String start = "event: e\ndata: " + shape.replace("#", "to " + half) + "\n\n";
      assertThat(stream.next(Bytes.utf8(start)).isEmpty()).as(shape).isTrue();
      assertThat(stream.next(Bytes.utf8("event: ping\ndata: {\"type\": \"ping\"}\n\n")).isEmpty()).isTrue();
      String out = stream.next(Bytes.utf8("data: " + shape.replace("#", rest + ".") + "\n\n")).utf8();
      assertThat(out).contains(shape.replace("#", "to ann@example.com")).contains(shape.replace("#", "."));
    }
  }

  @Test
  void joinsTokensInSeveralTextsOfTheSameEvents() {
    String event = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\",\"refusal\":\"%s\"}}]}\n\n";
    for (int cut = 1; cut < Math.min(ann.length(), bob.length()); cut++) {
      String body = event.formatted("a " + ann.substring(0, cut), "b " + bob.substring(0, cut))
          + event.formatted(ann.substring(cut) + ", " + ann, bob.substring(cut) + "!");
      assertThat(cut(new Random(cut), EVENTS, body)).isEqualTo(event.formatted("a ann@example.com",
          "b bob \\\"the\\\" cat") + event.formatted(", ann@example.com", "!"));
    }
  }

  @Test
  void joinsTokensInLinesOfJson() {
    String line = "{\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"done\":false}\r\n";
    for (int cut = 1; cut < bob.length(); cut++) {
      String body = line.formatted("to " + bob.substring(0, cut)) + line.formatted(bob.substring(cut) + ".")
          + "{\"done\":true}";
      assertThat(cut(new Random(cut), "application/x-ndjson", body)).isEqualTo(
          line.formatted("to bob \\\"the\\\" cat") + line.formatted(".") + "{\"done\":true}");
    }
  }

  /** A line without end goes on, and no token in it is cut. */
  @Test
  void turnsBackInALineThatIsLongerThanWhatWaits() {
    Restorer.Stream stream = restorer.stream("application/x-ndjson", SCOPE).orElseThrow();
    String half = bob.substring(0, 9);
    String start = stream.next(Bytes.utf8("[\"" + "x".repeat(1 << 20) + " " + half)).utf8();
    assertThat(start).endsWith("x ");
    String rest = stream.next(Bytes.utf8(bob.substring(9) + "\"]\n")).utf8();
    assertThat(rest).isEqualTo("bob \\\"the\\\" cat\"]\n");
  }

  @Test
  void writesOriginalsAsJsonOverSeveralLinesOfData() {
    String body = "data: {\"to\":\ndata: \"" + bob + "\"}\n\n";
    assertThat(cut(new Random(14), EVENTS, body)).isEqualTo(body.replace(bob, "bob \\\"the\\\" cat"));
  }

  @Test
  void waitsNoLongerThanTheTextGoesOn() {
    Restorer.Stream stream = restorer.stream(EVENTS, SCOPE).orElseThrow();
    assertThat(stream.next(Bytes.utf8(chat(0, "now"))).isEmpty()).isTrue();
    String stop = "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n";
    assertThat(stream.next(Bytes.utf8(stop)).utf8()).isEqualTo(chat(0, "now") + stop);
    assertThat(stream.next(Bytes.utf8(chat(0, "wtk"))).isEmpty()).isTrue();
    assertThat(stream.end().utf8()).isEqualTo(chat(0, "wtk"));
  }

  @Test
  void letsAnEndlessEventOn() {
    Restorer.Stream stream = restorer.stream(EVENTS, SCOPE).orElseThrow();
    Bytes endless = Bytes.utf8("x".repeat(1 << 19));
    int out = 0;
    for (int i = 0; i < 8; i++) {
      out += stream.next(endless).length();
    }
    assertThat(out).isGreaterThan(2 << 20);
  }

  private static String chat(int choice, String delta) {
    return "data: {\"choices\":[{\"index\":" + choice + ",\"delta\":{\"content\":\""
        + Escape.JSON.write(delta)
        + "\"},\"finish_reason\":null}]}\n\n";
  }

  /** Returns the text of all deltas of one choice. */
  private static String said(String stream, int choice) {
    StringBuilder text = new StringBuilder();
    String start = "{\"index\":" + choice + ",\"delta\":{\"content\":\"";
    for (int at = stream.indexOf(start); at >= 0; at = stream.indexOf(start, at + 1)) {
      int from = at + start.length();
      text.append(stream, from, stream.indexOf("\"},\"finish", from));
    }
    return text.toString().replace("\\\"", "\"");
  }

  private String inTwo(String type, byte[] raw, int at) {
    Restorer.Stream stream = restorer.stream(type, SCOPE).orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Bytes bytes : List.of(stream.next(Bytes.wrap(raw, 0, at)),
        stream.next(Bytes.wrap(raw, at, raw.length - at)), stream.end())) {
      out.writeBytes(bytes.copy());
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> pieces(Random random, String text) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length();) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(5));
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }

  private String cut(Random random, String type, String body) {
    Restorer.Stream stream = restorer.stream(type, SCOPE).orElseThrow();
    byte[] raw = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < raw.length;) {
      int end = Math.min(raw.length, at + 1 + random.nextInt(20));
      out.append(stream.next(Bytes.wrap(raw, at, end - at)).utf8());
      at = end;
    }
    return out.append(stream.end().utf8()).toString();
  }
}
