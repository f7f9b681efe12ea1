package dev.weir.wire;

import static dev.weir.wire.FrameClient.DATA;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.GOAWAY;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.RST_STREAM;
import static dev.weir.wire.FrameClient.SETTINGS;
import static dev.weir.wire.FrameClient.WINDOW_UPDATE;
import static dev.weir.wire.FrameClient.number;
import static dev.weir.wire.FrameClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Ending;
import dev.weir.model.TlsFacts;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.HttpVersions;
import dev.weir.wire.FrameClient.Answer;
import dev.weir.wire.FrameClient.Frame;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An upstream that speaks HTTP/2, asked by clients that do and that do not. */
class Http2BackTest {

  private static final String GET = "GET /up HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String POST = "POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";

  private final FakeLine line = new FakeLine();
  private final Wired wired;
  private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

  Http2BackTest() throws IOException {
    wired = new Wired(line);
    line.rule = FakeLine.speaking(HttpVersions.TWO);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private RawUpstream upstream(RawUpstream.Http2 script, int... settings) throws IOException {
    RawUpstream up = RawUpstream.http2(script, settings);
    line.port = up.port();
    return up;
  }

  private static int asked(FrameClient with) throws IOException {
    Frame frame = with.read();
    while (frame.type() != HEADERS) {
      frame = with.read();
    }
    return frame.stream();
  }

  private static void ok(FrameClient with, int stream, String body) throws IOException {
    with.headers(stream, 0, ":status", "200", "x-a", "b").data(stream, true, body);
  }

  private Object seen() throws InterruptedException {
    Object found = seen.poll(30, TimeUnit.SECONDS);
    return found == null ? "nothing" : found;
  }

  @Test
  void sharesOneConnectionAmongRequests() throws Exception {
    try (RawUpstream up = upstream(with -> {
      while (true) {
        ok(with, asked(with), "hello");
      }
    }); RawClient one = wired.gateway(); RawClient other = wired.gateway()) {
      for (int i = 0; i < 3; i++) {
        assertThat(one.say(GET).head()).contains("x-a: b\r\n", "Transfer-Encoding: chunked");
        assertThat(one.bytes(15)).isEqualTo("5\r\nhello\r\n0\r\n\r\n");
        assertThat(other.say(GET).head()).startsWith("HTTP/1.1 200");
        assertThat(other.bytes(15)).contains("hello");
      }
      assertThat(up.connections).hasValue(1);
      assertThat(line.ending().result()).isInstanceOf(Ending.Result.Complete.class);
    }
  }

  @Test
  void spellsARequestInPseudoHeaders() throws Exception {
    try (RawUpstream up = upstream(with -> {
      Frame frame = with.next(HEADERS, 3);
      Http2Headers head = with.decode(frame);
      seen.add(head);
      seen.add(with.next(DATA, 3).payload().utf8());
      ok(with, 3, "");
    }); RawClient client = wired.gateway()) {
      line.reads = true;
      client.say("POST /up?q HTTP/1.1\r\nHost: a\r\nConnection: x-hop\r\nX-Hop: 1\r\nX-Kept: 2\r\n"
          + "Content-Length: 2\r\n\r\nhi");
      assertThat(client.head()).startsWith("HTTP/1.1 200");
      Http2Headers head = (Http2Headers) seen();
      assertThat(head.method()).hasToString("POST");
      assertThat(head.path()).hasToString("/up?q");
      assertThat(head.scheme()).hasToString("http");
      assertThat(head.authority()).hasToString("upstream.test:" + up.port());
      assertThat(head.get("x-kept")).hasToString("2");
      assertThat(head.get("content-length")).hasToString("2");
      assertThat(head.names()).noneMatch(name -> name.toString().matches("host|connection|x-hop"));
      assertThat(seen()).isEqualTo("hi");
    }
  }

  @Test
  void passesTrailersToBothVersions() throws Exception {
    try (RawUpstream up = upstream(with -> {
      while (true) {
        int stream = asked(with);
        with.headers(stream, 0, ":status", "200").data(stream, false, "hello").headers(stream, END_STREAM,
            "grpc-status", "0", "www-authenticate", "no");
      }
    });
        RawClient client = wired.gateway();
        FrameClient second = new FrameClient(wired.server.gatewayAddress()).open()) {
      assertThat(up.connections).hasValue(0);
      client.say(GET).head();
      assertThat(client.bytes(31)).isEqualTo("5\r\nhello\r\n0\r\ngrpc-status: 0\r\n\r\n");
      Answer answer = second.get(1, "/up", "te", "trailers").answer(1);
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.trailers()).hasSize(1);
    }
  }

  @Test
  void streamsBothWaysAtOnce() throws Exception {
    try (RawUpstream up = upstream(with -> {
      with.headers(asked(with), 0, ":status", "200");
      for (int i = 0; i < 3; i++) {
        with.data(3, false, "re: " + with.next(DATA, 3).payload().utf8());
      }
      with.headers(3, END_STREAM, "grpc-status", "0");
    }); FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      client.headers(1, 0, request("POST", "/up", "content-type", "application/grpc", "te", "trailers"));
      assertThat(client.decode(client.next(HEADERS, 1)).status()).hasToString("200");
      for (int i = 0; i < 3; i++) {
        client.data(1, false, "ping " + i);
        assertThat(client.next(DATA, 1).payload().utf8()).isEqualTo("re: ping " + i);
      }
      assertThat(client.decode(client.next(HEADERS, 1)).get("grpc-status")).hasToString("0");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void cancelsAStreamAndKeepsTheConnection() throws Exception {
    try (RawUpstream up = upstream(with -> {
      int stream = asked(with);
      seen.add("asked");
      seen.add(with.next(RST_STREAM, stream).number(0));
      ok(with, asked(with), "hello");
    }); FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      client.get(1, "/up");
      assertThat(seen()).isEqualTo("asked");
      client.frame(RST_STREAM, 0, 1, number(8));
      assertThat(seen()).isEqualTo(8);
      assertThat(client.get(3, "/up").answer(3).body()).isEqualTo("hello");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void retriesWhatAGoawayPassedOver() throws Exception {
    line.reads = true;
    try (RawUpstream up = upstream(with -> {
      asked(with);
      if (seen.isEmpty()) {
        seen.add("first");
        with.frame(GOAWAY, 0, 0, new byte[8]);
        with.ended();
      } else {
        ok(with, 3, "hello");
        with.ended();
      }
    }); FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
      client.headers(1, 0, request("POST", "/up")).data(1, true, "hi");
      assertThat(client.answer(1).body()).isEqualTo("hello");
      assertThat(up.connections).hasValue(2);
    }
  }

  @Test
  void retriesARefusedStreamAndNoOther() throws Exception {
    line.reads = true;
    try (RawUpstream up = upstream(with -> {
      with.frame(RST_STREAM, 0, asked(with), number(seen.isEmpty() ? 7 : 2));
      seen.add("asked");
      with.frame(RST_STREAM, 0, asked(with), number(2));
      seen.add("asked");
      with.ended();
    }); RawClient client = wired.gateway()) {
      assertThat(client.say(POST).answer()).startsWith("HTTP/1.1 502")
          .endsWith("stream reset by the upstream, INTERNAL_ERROR");
      assertThat(seen).hasSize(2);
      assertThat(up.connections.get()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void keepsToTheStreamsThatTheUpstreamTakes() throws Exception {
    try (RawUpstream up = upstream(with -> {
      int stream = asked(with);
      seen.add(stream);
      Thread.sleep(200);
      ok(with, stream, "hello");
      with.ended();
    }, 3, 1); RawClient one = wired.gateway(); RawClient other = wired.gateway()) {
      one.say(GET);
      seen();
      Thread.sleep(50);
      other.say(GET);
      assertThat(one.head()).startsWith("HTTP/1.1 200");
      assertThat(other.head()).startsWith("HTTP/1.1 200");
      assertThat(up.connections).hasValue(2);
    }
  }

  @Test
  void holdsAnUploadBackForAnUpstreamThatGrantsNoWindow() throws Exception {
    try (RawUpstream up = upstream(with -> {
      ok(with, asked(with), "");
      int stream = asked(with);
      seen.add(with.next(DATA, stream).payload().length());
      Thread.sleep(200);
      with.frame(WINDOW_UPDATE, 0, stream, number(1 << 20)).frame(WINDOW_UPDATE, 0, 0, number(1 << 20));
      Frame frame = with.next(DATA, stream);
      while (!frame.ends()) {
        frame = with.next(DATA, stream);
      }
      ok(with, stream, "");
    }, 4, 1000); RawClient client = wired.gateway()) {
      // Settings are known for sure once there was an answer behind them.
      client.say(GET).head();
      assertThat(client.bytes(5)).isEqualTo("0\r\n\r\n");
      client.say("POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n" + "x".repeat(300_000));
      assertThat(client.head()).startsWith("HTTP/1.1 200");
      assertThat(seen()).isEqualTo(1000);
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void refusesAMalformedAnswer() throws Exception {
    String[][] heads = {{"x", "y"}, {":status", "200", "X-Up", "1"},
      {":status", "200", "connection", "close"},
      {":status", "2"}, {":status", "200", ":status", "200"}, {":status", "101"},
      {":status", "200", "x", "a\nb"}};
    for (String[] head : heads) {
      try (RawUpstream up = upstream(with -> {
        with.headers(asked(with), END_STREAM, head);
        with.ended();
      }); RawClient client = wired.gateway()) {
        assertThat(client.say(GET).answer()).as(String.join(" ", head)).startsWith("HTTP/1.1 502")
            .contains("malformed answer");
        assertThat(up.connections).hasValue(1);
      }
    }
  }

  @Test
  void tellsAnUpstreamThatBreaksTheProtocol() throws Exception {
    try (RawUpstream up = upstream(with -> {
      asked(with);
      with.frame(DATA, 0, 0, (byte) 1);
      with.ended();
    }); RawClient client = wired.gateway()) {
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 502")
          .endsWith("HTTP/2 fault: PROTOCOL_ERROR");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void agreesOnHttp2OverTls() throws Exception {
    line.rule = FakeLine.speaking(HttpVersions.NEGOTIATED);
    line.scheme = Scheme.HTTPS;
    try (RawUpstream up = RawUpstream.start(TestCertificate.serverContext().getServerSocketFactory(),
        with -> {
          SSLSocket socket = (SSLSocket) with.socket;
          SSLParameters parameters = socket.getSSLParameters();
          parameters.setApplicationProtocols(new String[]{"h2"});
          socket.setSSLParameters(parameters);
          with.until(FrameClient.MAGIC);
          FrameClient frames = new FrameClient(socket).frame(SETTINGS, 0, 0);
          while (true) {
            ok(frames, asked(frames), "hello");
          }
        }); RawClient client = wired.gateway()) {
      line.port = up.port();
      for (int i = 0; i < 2; i++) {
        assertThat(client.say(GET).head()).startsWith("HTTP/1.1 200");
        assertThat(client.bytes(15)).contains("hello");
        assertThat(line.ending().tls()).map(TlsFacts::application).contains("h2");
      }
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void tellsAnUpstreamThatHasNoHttp2() throws Exception {
    line.scheme = Scheme.HTTPS;
    try (RawUpstream up = RawUpstream.start(TestCertificate.serverContext().getServerSocketFactory(),
        with -> with.request()); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 502").endsWith("it does not speak HTTP/2");
    }
  }
}
