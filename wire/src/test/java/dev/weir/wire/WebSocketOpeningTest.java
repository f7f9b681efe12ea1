package dev.weir.wire;

import static dev.weir.wire.RawFrames.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a connection becomes a WebSocket, or something else, and what is no such opening. */
class WebSocketOpeningTest {

  private final MessagesLine line = new MessagesLine();
  private final Wired wired;

  WebSocketOpeningTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  @Test
  void opensAnewOnEitherSide() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.say(RawFrames.accepting(with.request(), "Sec-WebSocket-Protocol: v2.chat\r\nX-Kept: 1\r\n"));
      with.request();
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(OPENING + "Sec-WebSocket-Protocol: chat, v2.chat\r\nOrigin: https://a.test\r\n"
          + "Sec-WebSocket-Extensions: x-secret-channel; data=1\r\n\r\n");
      assertThat(client.head()).contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n",
          "Sec-WebSocket-Protocol: v2.chat\r\n", "X-Kept: 1\r\n", "Upgrade: websocket\r\n")
          .doesNotContain("Extensions");
      assertThat(up.requests.getFirst()).contains("GET /up/live HTTP/1.1\r\n", "Upgrade: websocket\r\n",
          "Connection: Upgrade\r\n", "Sec-WebSocket-Version: 13\r\n", "Origin: https://a.test\r\n",
          "Sec-WebSocket-Protocol: chat, v2.chat\r\n").doesNotContain("dGhlIHNhbXBsZSBub25jZQ==", "secret");
    }
  }

  @Test
  void relaysAnAnswerThatIsNoSwitch() throws Exception {
    try (RawUpstream up = RawUpstream
        .answering("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone");
        RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(OPENING + "\r\n").answer()).startsWith("HTTP/1.1 404").endsWith("none");
      assertThat(client.say("GET /up HTTP/1.1\r\nHost: a\r\n\r\n").answer()).endsWith("none");
    }
  }

  @Test
  void trustsNoFalseSwitch() throws Exception {
    for (String answer : List.of("Upgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n",
        "Upgrade: h2c\r\nConnection: Upgrade\r\n")) {
      try (RawUpstream up = RawUpstream.answering("HTTP/1.1 101 Switching Protocols\r\n" + answer + "\r\n");
          RawClient client = wired.gateway()) {
        line.port = up.port();
        assertThat(client.say(OPENING + "\r\n").answer()).startsWith("HTTP/1.1 502")
            .contains("malformed answer");
      }
    }
  }

  @Test
  void refusesAnOpeningThatIsNone() throws Exception {
    for (String bad : List.of(OPENING.replace("13", "8"), OPENING.replace("GET", "POST"),
        OPENING.replace("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ="), OPENING.replace("HTTP/1.1", "HTTP/1.0"),
        OPENING + "Content-Length: 3\r\n", OPENING + "Sec-WebSocket-Extensions: ;\r\n")) {
      try (RawClient client = wired.gateway()) {
        assertThat(client.say(bad + "\r\n").answer()).as(bad).startsWith("HTTP/1.1 400");
      }
    }
  }

  @Test
  void tunnelsAnotherProtocolThatMayPass() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: other/1\r\nConnection: upgrade\r\n\r\nhello");
      with.say("got " + with.bytes(7));
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(
          "POST /up HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, X-Hop\r\nUpgrade: other/1\r\nX-Hop: 1\r\n\r\nany");
      assertThat(client.head()).startsWith("HTTP/1.1 101 ").contains("Upgrade: other/1\r\n");
      assertThat(client.bytes(5)).isEqualTo("hello");
      client.say("thing");
      assertThat(client.rest()).isEqualTo("got anythin");
      assertThat(up.requests.getFirst()).contains("Upgrade: other/1\r\nConnection: Upgrade\r\n")
          .doesNotContain("X-Hop");
      assertThat(line.fault()).isEqualTo("complete");
    }
  }
}
