package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Ending;
import dev.weir.model.Entry;
import dev.weir.model.Status;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private final FakeLine line = new FakeLine();
  private final Wired wired;

  GatewayTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  @Test
  void relaysAnAnswerAndKeepsBothConnections() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      for (int i = 0; i < 3; i++) {
        String answer = client.say("GET /up/a?b=" + i + " HTTP/1.1\r\nHost: weir\r\n\r\n").answer();
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello");
        assertThat(line.ending().result()).isInstanceOf(Ending.Result.Complete.class);
      }
      assertThat(up.connections).hasValue(1);
      assertThat(up.requests.get(2))
          .isEqualTo("GET /up/a?b=2 HTTP/1.1\r\nHost: upstream.test:" + up.port() + "\r\n\r\n");
      assertThat(line.seen.take().incoming().entry()).isEqualTo(Entry.GATEWAY);
    }
  }

  @Test
  void writesAHeldBodyAnew() throws Exception {
    line.reads = true;
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("POST /up HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n3\r\nabc\r\n")
          .say("2;q=1\r\nde\r\n0\r\nT: v\r\n\r\n");
      assertThat(client.answer()).endsWith("hello");
      assertThat(up.requests.get(0)).endsWith("\r\nX: y\r\nContent-Length: 5\r\n\r\nabcde");
      assertThat(up.requests.get(0)).doesNotContain("Transfer-Encoding");
    }
  }

  @Test
  void streamsABodyInTheFramingThatItCameIn() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab").say("cd");
      assertThat(client.answer()).endsWith("hello");
      client.say("POST /up HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n");
      assertThat(client.answer()).endsWith("hello");
      assertThat(up.requests.get(0)).endsWith("Content-Length: 4\r\n\r\nabcd");
      assertThat(up.requests.get(1)).endsWith("Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void answersPipelinedRequestsInOrder() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      while (true) {
        String path = with.request().split(" ", 3)[1];
        with.say("HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path);
      }
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client
          .say("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /22 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi"
              + "GET /333 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(client.answer()).endsWith("/1");
      assertThat(client.answer()).endsWith("/22");
      assertThat(client.answer()).contains("Connection: close").endsWith("/333");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void stripsWhatBelongsToOneConnection() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nConnection: x-hop\r\nX-Hop: 1\r\nAlt-Svc: h3=\":443\"\r\nAlternate-Protocol: 443:quic\r\n"
        + "Keep-Alive: timeout=5\r\nX-Kept: 2\r\nContent-Length: 0\r\n\r\n";
    try (RawUpstream up = RawUpstream.answering(answer); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, X-Secret-Hop\r\nX-Secret-Hop: 1\r\n"
          + "TE: trailers\r\nUpgrade: h2c\r\nProxy-Authorization: Basic x\r\nKeep-Alive: 5\r\nX-Kept: 2\r\n\r\n");
      assertThat(client.answer()).contains("X-Kept: 2\r\n").doesNotContain("X-Hop", "Alt-Svc",
          "Alternate-Protocol", "Keep-Alive");
      assertThat(up.requests.get(0)).isEqualTo(
          "GET / HTTP/1.1\r\nHost: upstream.test:" + up.port() + "\r\nX-Kept: 2\r\n\r\n");
    }
  }

  @Test
  void sendsAChunkedAnswerInChunks() throws Exception {
    try (RawUpstream up = RawUpstream
        .answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n");
        RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).contains("Transfer-Encoding: chunked");
      assertThat(client.bytes(21)).isEqualTo("5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n");
      client.say("GET / HTTP/1.0\r\n\r\n");
      assertThat(client.head()).doesNotContain("Transfer-Encoding");
      assertThat(client.rest()).isEqualTo("hello!");
    }
  }

  @Test
  void makesChunksOfAnAnswerThatEndsWithItsConnection() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.0 200 OK\r\n\r\nhello");
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).contains("Transfer-Encoding: chunked");
      assertThat(client.bytes(15)).isEqualTo("5\r\nhello\r\n0\r\n\r\n");
      assertThat(line.ending().result()).isInstanceOf(Ending.Result.Complete.class);
    }
  }

  @Test
  void relaysAnswersWithoutABody() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      while (true) {
        String path = with.request().split(" ", 3)[1];
        with.say(path.equals("/head")
            ? "HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n"
            : "HTTP/1.1 " + path.substring(1) + " X\r\nETag: \"a\"\r\n\r\n");
      }
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("HEAD /head HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).contains("Content-Length: 77");
      client.say("GET /204 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 204").doesNotContain("Content-Length");
      client.say("GET /304 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 304").doesNotContain("Content-Length");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void changesAHeldAnswer() throws Exception {
    line.answers = FakeLine.holding(100);
    try (RawUpstream up = RawUpstream
        .answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer()).contains("Content-Length: 7\r\n").endsWith("[hello]");
    }
  }

  @Test
  void refusesAHeldAnswerOverTheCap() throws Exception {
    line.answers = FakeLine.holding(4);
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 502").endsWith("answer over 4 bytes");
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer()).as("the connection goes on").startsWith("HTTP/1.1 502");
    }
  }

  @Test
  void cutsAStreamedAnswerBehindItsCap() throws Exception {
    line.answers = FakeLine.streaming(6);
    try (RawUpstream up = RawUpstream
        .answering(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n");
        RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.rest()).doesNotContain("world").doesNotContain("0\r\n\r\n");
      assertThat(line.fault()).isEqualTo("502 answer over 6 bytes");
    }
  }

  @Test
  void letsTheLineAnswerInTheUpstreamsPlace() throws Exception {
    line.answers = FakeLine
        .treating(_ -> new Answers.Treatment.Refuse(Status.BAD_UPSTREAM, "no such type here"));
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 502").endsWith("no such type here");
    }
  }

  @Test
  void passesOverInterimAnswers() throws Exception {
    try (RawUpstream up = RawUpstream
        .answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK);
        RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer()).startsWith("HTTP/1.1 200 OK")
          .endsWith("hello");
    }
  }
}
