package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HarTest {

  private static final Look REQUEST = new Look.Opened(Side.REQUEST, new Part("POST",
      "https://api.openai.com/v1/chat/completions?key=(not kept)", 0,
      Headers.of("Content-Type", "application/json", "Cookie", "(not kept)"), Bytes.utf8("{\"a\":1}"), false,
      Set.of()), List.of(), true);
  private static final Look ANSWER = new Look.Opened(Side.ANSWER, new Part("", "", 200,
      Headers.of("Content-Type", "image/png"), Bytes.wrap(new byte[]{(byte) 0x89, 'P'}), true, Set.of()),
      List.of(), true);

  private static Seen seen(Look... looks) {
    return new Seen(List.of(looks), new Conversation(List.of(), 0, 0));
  }

  @Test
  void hasEveryFieldThatTheFormAsksForAndNoOther() {
    assertThat(Har.of(Events.intent(1), Optional.of(Events.outcome(1, 200)), seen(REQUEST, ANSWER), "1.0"))
        .isEqualTo(
            """
                {"log":{"version":"1.2","creator":{"name":"Weir","version":"1.0"},"entries":[{\
                "startedDateTime":"2026-11-22T06:00:00.124Z","time":51,\
                "request":{"method":"POST","url":"https://api.openai.com/v1/chat/completions?key=(not%20kept)",\
                "httpVersion":"HTTP/1.1","cookies":[],"headers":[{"name":"Content-Type","value":"application/json"},\
                {"name":"Cookie","value":"(not kept)"}],"queryString":[{"name":"key","value":"(not kept)"}],\
                "postData":{"mimeType":"application/json","params":[],"text":"{\\"a\\":1}"},\
                "headersSize":-1,"bodySize":7},\
                "response":{"status":200,"statusText":"","httpVersion":"HTTP/1.1","cookies":[],\
                "headers":[{"name":"Content-Type","value":"image/png"}],\
                "content":{"size":1830,"mimeType":"image/png","text":"iVA=","encoding":"base64",\
                "comment":"cut off: the body had more bytes"},"redirectURL":"","headersSize":-1,"bodySize":1830,\
                "_transferSize":1830},\
                "cache":{},"timings":{"send":0,"wait":48,"receive":3},"serverIPAddress":"104.18.64.21",\
                "comment":"call 01JD9Q00000000000000000001","_resourceType":"fetch"}]}}""");
  }

  @Test
  void whatWasNotKeptIsLeftEmptyAndTheUrlComesFromTheLog() {
    String har = Har.of(Events.intent(1), Optional.empty(),
        seen(new Look.Gone(Side.REQUEST, "it is over")),
        "1.0");
    assertThat(har).contains("\"url\":\"https://api.openai.com/v1/chat/completions\"", "\"status\":0",
        "\"content\":{\"size\":0,\"mimeType\":\"\",\"text\":\"\"}").doesNotContain("postData");
  }

  @Test
  void theMessagesOfAWebSocketStandBesideItAsChromeHasThem() {
    Look opened = new Look.Opened(Side.ANSWER,
        new Part("", "", 101, Headers.NONE, Bytes.EMPTY, false, Set.of()),
        List.of(), true);
    Conversation conversation = new Conversation(List.of(
        new Spoken(Events.at(2), false, false, Bytes.wrap(new byte[]{(byte) 0xff}), false),
        new Spoken(Events.at(1), true, true, Bytes.utf8("hi"), false)), 0, 0);
    assertThat(
        Har.of(Events.intent(1), Optional.of(Events.outcome(1, 101)), new Seen(List.of(opened), conversation),
            "1.0"))
        .contains("\"url\":\"wss://api.openai.com/", """
            "_resourceType":"websocket","_webSocketMessages":[\
            {"type":"send","time":1795327200.124,"opcode":1,"data":"hi"},\
            {"type":"receive","time":1795327200.125,"opcode":2,"data":"/w=="}]""");
  }

  @Test
  void aTextThatIsCutWithinACharacterIsTextAllTheSame() {
    byte[] cut = {'a', (byte) 0xc3};
    assertThat(LookJson.text(Bytes.wrap(cut), true)).contains("a");
    assertThat(LookJson.text(Bytes.wrap(cut), false)).isEmpty();
    assertThat(LookJson.text(Bytes.wrap(new byte[]{(byte) 0xff, 'a'}), true)).isEmpty();
  }
}
