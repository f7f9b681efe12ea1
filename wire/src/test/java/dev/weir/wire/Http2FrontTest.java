package dev.weir.wire;

import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Ending;
import dev.weir.wire.FrameClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that speak HTTP/2 to an upstream that does not. */
class Http2FrontTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Case: Kept\r\n\r\nhello";

  private final FakeLine line = new FakeLine();
  private final Wired wired;
  private volatile String sent = "";

  Http2FrontTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private FrameClient client() throws IOException {
    return new FrameClient(wired.server.gatewayAddress()).open();
  }

  @Test
  void translatesARequestAndItsAnswer() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); FrameClient client = client()) {
      line.port = up.port();
      client.get(1, "/up/a?b", "accept", "x/y", "cookie", "", "cookie", "a=1", "cookie", "b=2", "cookie", "",
          "te", "trailers");
      Answer answer = client.answer(1);
      assertThat(answer.status()).isEqualTo("200");
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.head().get("content-length")).hasToString("5");
      assertThat(answer.head().get("x-case")).hasToString("Kept");
      assertThat(up.requests.get(0)).isEqualTo("GET /up/a?b HTTP/1.1\r\nHost: upstream.test:" + up.port()
          + "\r\naccept: x/y\r\ncookie: a=1; b=2\r\n\r\n");
      assertThat(line.ending().result()).isInstanceOf(Ending.Result.Complete.class);
      assertThat(line.seen.take().incoming().headers().first("Host")).contains("weir");
    }
  }

  @Test
  void endsAStreamThatTheLineWantsNoMoreOf() throws Exception {
    line.answers = FakeLine.cuttingBehind("hello");
    try (RawUpstream up = RawUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nhello");
        FrameClient client = client()) {
      line.port = up.port();
      client.get(1, "/up");
      assertThat(client.answer(1).body()).isEqualTo("<hello>");
      assertThat(line.fault()).isEqualTo("403 cut off: enough");
    }
  }

  @Test
  void streamsABodyAndReadsOneWhole() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); FrameClient client = client()) {
      line.port = up.port();
      client.headers(1, 0, request("POST", "/up")).data(1, false, "ab").data(1, true, "cd");
      assertThat(client.answer(1).body()).isEqualTo("hello");
      line.reads = true;
      client.headers(3, 0, request("POST", "/up", "content-length", "4")).data(3, false, "ab").data(3, true,
          "cd");
      assertThat(client.answer(3).body()).isEqualTo("hello");
      assertThat(up.requests.get(0)).contains("Transfer-Encoding: chunked\r\n").endsWith("0\r\n\r\n");
      assertThat(up.requests.get(1)).endsWith("Content-Length: 4\r\n\r\nabcd");
    }
  }

  @Test
  void passesTrailersBothWays() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      sent = with.until("x-sum: 7\r\n\r\n");
      with.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "5\r\nhello\r\n0\r\nGrpc-Status: 0\r\nSet-Cookie: no\r\n\r\n");
    }); FrameClient client = client()) {
      line.port = up.port();
      client.headers(1, 0, request("POST", "/up")).data(1, false, "ab").headers(1, END_STREAM, "x-sum", "7",
          "authorization", "no");
      Answer answer = client.answer(1);
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.trailers()).hasSize(1).anySatisfy(
          field -> assertThat(field.getKey() + "=" + field.getValue()).isEqualTo("grpc-status=0"));
      assertThat(sent).endsWith("2\r\nab\r\n0\r\nx-sum: 7\r\n\r\n");
    }
  }

  @Test
  void answersManyStreamsAtOnce() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); FrameClient client = client()) {
      line.port = up.port();
      for (int i = 0; i < 50; i++) {
        client.get(2 * i + 1, "/up/" + i);
      }
      int ended = 0;
      while (ended < 50) {
        FrameClient.Frame frame = client.read();
        ended += frame.type() == FrameClient.DATA && frame.ends() ? 1 : 0;
      }
      assertThat(up.requests).hasSize(50);
    }
  }

  @Test
  void cancelsUpstreamWhatTheClientCancels() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      Thread.sleep(5000);
    }); FrameClient client = client()) {
      line.port = up.port();
      client.get(1, "/up");
      line.seen.take();
      client.frame(FrameClient.RST_STREAM, 0, 1, FrameClient.number(8));
      assertThat(line.fault()).isEqualTo("400 client went away");
      client.frame(FrameClient.PING, 0, 0, new byte[8]);
      assertThat(client.next(FrameClient.PING, 0).flags()).isEqualTo(FrameClient.ACK);
    }
  }

  @Test
  void resetsAnAnswerThatIsCut() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
    }); FrameClient client = client()) {
      line.port = up.port();
      Answer answer = client.get(1, "/up").answer(1);
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.reset()).isEqualTo(2);
      assertThat(line.fault()).isEqualTo("502 answer shorter than its Content-Length");
    }
  }

  @Test
  void stopsAnUploadOnceTheAnswerIsSaid() throws Exception {
    try (FrameClient client = client()) {
      line.port = 1;
      client.headers(1, 0, request("POST", "/up", "content-length", "100")).data(1, false, "ab");
      assertThat(client.answer(1).status()).isEqualTo("502");
      assertThat(client.fate(1)).isEqualTo("reset 0");
    }
  }

  /** A browser asks for a WebSocket in this way only where the server has offered it (RFC 8441 section 3). */
  @Test
  void offersNoWebSocketOnAStreamAndTakesNone() throws Exception {
    line.port = 1;
    try (FrameClient client = new FrameClient(wired.server.gatewayAddress())) {
      client.raw(FrameClient.MAGIC).frame(FrameClient.SETTINGS, 0, 0);
      FrameClient.Frame settings = client.next(FrameClient.SETTINGS, 0);
      for (int at = 0; at < settings.payload().length(); at += 6) {
        assertThat(settings.payload().at(at + 1)).isNotEqualTo((byte) 8);
      }
      client.headers(1, 0, ":method", "CONNECT", ":protocol", "websocket", ":scheme", "http", ":path", "/up",
          ":authority", "weir", "sec-websocket-version", "13");
      assertThat(client.fate(1)).isEqualTo("reset 1");
      assertThat(line.seen).isEmpty();
      assertThat(client.get(3, "/up").answer(3).status()).isEqualTo("502");
    }
  }

  @Test
  void tellsAClientToGoOn() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); FrameClient client = client()) {
      line.port = up.port();
      client.headers(1, 0, request("POST", "/up", "expect", "100-continue"));
      assertThat(client.decode(client.next(FrameClient.HEADERS, 1)).status()).hasToString("100");
      client.data(1, true, "ab");
      assertThat(client.answer(1).body()).isEqualTo("hello");
    }
  }

  @Test
  void completesStreamsInFlightWhenItCloses() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      Thread.sleep(100);
      with.say(OK);
    }); FrameClient client = client()) {
      line.port = up.port();
      client.get(1, "/up");
      line.seen.take();
      Thread closing = Thread.ofVirtual().start(wired.server::close);
      FrameClient.Frame first = client.next(FrameClient.GOAWAY, 0);
      assertThat(first.number(0)).isEqualTo(Integer.MAX_VALUE);
      assertThat(first.number(4)).isZero();
      client.frame(FrameClient.PING, FrameClient.ACK, 0, new byte[8]);
      assertThat(client.next(FrameClient.GOAWAY, 0).number(0)).isEqualTo(1);
      assertThat(client.answer(1).body()).isEqualTo("hello");
      assertThat(client.ended()).isTrue();
      closing.join(5000);
    }
  }

  @Test
  void keepsHttp1OnTheSamePort() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say("GET /up HTTP/1.1\r\nHost: a\r\n\r\n").answer()).endsWith("hello");
      client.say(FrameClient.MAGIC);
      assertThat(client.answer()).startsWith("HTTP/1.1 400");
    }
    try (RawClient proxy = wired.proxy()) {
      assertThat(proxy.say(FrameClient.MAGIC).answer()).startsWith("HTTP/1.1 400");
    }
  }
}
