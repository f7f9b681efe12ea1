package dev.weir.wire;

import static dev.weir.wire.FrameClient.CONTINUATION;
import static dev.weir.wire.FrameClient.DATA;
import static dev.weir.wire.FrameClient.END_HEADERS;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.GOAWAY;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.PADDED;
import static dev.weir.wire.FrameClient.PING;
import static dev.weir.wire.FrameClient.PUSH_PROMISE;
import static dev.weir.wire.FrameClient.RST_STREAM;
import static dev.weir.wire.FrameClient.SETTINGS;
import static dev.weir.wire.FrameClient.WINDOW_UPDATE;
import static dev.weir.wire.FrameClient.block;
import static dev.weir.wire.FrameClient.bytes;
import static dev.weir.wire.FrameClient.frameBytes;
import static dev.weir.wire.FrameClient.number;
import static dev.weir.wire.FrameClient.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.settings.HttpVersions;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An upstream that breaks HTTP/2 or abuses it: the call ends with a reason, and the next one is answered. */
class HostileUpstreamTest {

  private static final String GET = "GET /up HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final int OPEN = END_HEADERS;
  private static final int WHOLE = END_HEADERS | END_STREAM;
  /** Of frames that nobody should have to read. */
  private static final int FLOOD = 20_000;

  private final FakeLine line = new FakeLine();
  private final Wired wired;

  HostileUpstreamTest() throws IOException {
    wired = new Wired(line);
    line.rule = FakeLine.speaking(HttpVersions.TWO);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  /** What an upstream does once it was asked on a stream. */
  interface Act {
    void on(FrameClient with, int stream) throws IOException;
  }

  private static Arguments act(String what, String reason, Act act) {
    return Arguments.of(what, reason, act);
  }

  private static Arguments protocol(String what, Act act) {
    return act(what, "HTTP/2 fault: PROTOCOL_ERROR", act);
  }

  private static Arguments flood(String what, byte[] frame) {
    return act(what, "HTTP/2 fault: ENHANCE_YOUR_CALM", (with, stream) -> {
      for (int i = 0; i < FLOOD; i++) {
        with.raw(frame);
      }
    });
  }

  private static byte[] ok(String... more) {
    String[] fields = Arrays.copyOf(new String[]{":status", "200"}, 2 + more.length);
    System.arraycopy(more, 0, fields, 2, more.length);
    return block(fields);
  }

  private static byte[] promise(int stream) {
    byte[] head = block(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a");
    byte[] all = Arrays.copyOf(number(stream), 4 + head.length);
    System.arraycopy(head, 0, all, 4, head.length);
    return all;
  }

  static Stream<Arguments> streams() {
    return Stream.of(
        protocol("5.1.1 HEADERS on a stream that was not promised",
            (with, _) -> with.frame(HEADERS, WHOLE, 2, ok())),
        protocol("5.1 DATA on a stream that was not promised", (with, _) -> with.frame(DATA, 0, 2, bytes(1))),
        protocol("5.1 RST_STREAM on a stream that was not promised",
            (with, _) -> with.frame(RST_STREAM, 0, 2, number(8))),
        protocol("5.1 WINDOW_UPDATE on a stream that was not promised",
            (with, _) -> with.frame(WINDOW_UPDATE, 0, 2, number(8))),
        protocol("5.1.1 an answer to what was not asked",
            (with, stream) -> with.frame(HEADERS, WHOLE, stream + 2, ok())),
        protocol("8.4 PUSH_PROMISE", (with, stream) -> with.frame(PUSH_PROMISE, OPEN, stream, promise(2))),
        protocol("8.4 PUSH_PROMISE of what is no stream",
            (with, stream) -> with.frame(PUSH_PROMISE, OPEN, stream, promise(0))),
        protocol("6.10 another frame within a block",
            (with, stream) -> with.frame(HEADERS, 0, stream, ok()).frame(PING, 0, 0, new byte[8])),
        act("6.9.1 more than the window", "malformed answer: HTTP/2 fault FLOW_CONTROL_ERROR",
            (with, stream) -> {
              with.frame(HEADERS, OPEN, stream, ok());
              for (int i = 0; i < 5 << 6; i++) {
                with.frame(DATA, 0, stream, new byte[1 << 14]);
              }
            }),
        act("6.9.1 a connection's window over the limit", "HTTP/2 fault: FLOW_CONTROL_ERROR",
            (with, _) -> with.frame(WINDOW_UPDATE, 0, 0, number(Integer.MAX_VALUE))),
        protocol("6.9 a connection's window that grows by nothing",
            (with, _) -> with.frame(WINDOW_UPDATE, 0, 0, number(0))),
        act("6.9 a stream's window that grows by nothing", "malformed answer: HTTP/2 fault PROTOCOL_ERROR",
            (with, stream) -> with.frame(WINDOW_UPDATE, 0, stream, number(0))),
        act("6.9.1 a stream's window over the limit", "malformed answer: HTTP/2 fault FLOW_CONTROL_ERROR",
            (with, stream) -> with.frame(WINDOW_UPDATE, 0, stream, number(Integer.MAX_VALUE))),
        act("6.5.2 settings that lift a window over the limit", "HTTP/2 fault: FLOW_CONTROL_ERROR",
            (with, stream) -> with.frame(WINDOW_UPDATE, 0, stream, number(1 << 30)).frame(SETTINGS, 0, 0,
                settings(4, Integer.MAX_VALUE))),
        protocol("6.8 a GOAWAY that takes back an earlier one", (with, stream) -> with
            .frame(GOAWAY, 0, 0, goAway(stream)).frame(GOAWAY, 0, 0, goAway(stream + 100))));
  }

  private static byte[] goAway(int last) {
    return Arrays.copyOf(number(last), 8);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        act("a body longer than its length",
            "malformed answer: a body longer than its Content-Length",
            (with, stream) -> with.frame(HEADERS, OPEN, stream, ok("content-length", "1")).frame(DATA,
                END_STREAM, stream, bytes(1, 2))),
        act("a body shorter than its length",
            "malformed answer: a body shorter than its Content-Length",
            (with, stream) -> with.frame(HEADERS, OPEN, stream, ok("content-length", "3")).frame(DATA,
                END_STREAM, stream, bytes(1, 2))),
        act("a length without a body", "malformed answer: a body shorter than its Content-Length",
            (with, stream) -> with.frame(HEADERS, WHOLE, stream, ok("content-length", "3"))),
        act("a pseudo-field among trailers", "malformed answer: a pseudo-header among trailers",
            (with, stream) -> with.frame(HEADERS, OPEN, stream, ok()).frame(HEADERS, WHOLE, stream, ok())),
        act("trailers that do not end the stream", "malformed answer: HTTP/2 fault PROTOCOL_ERROR",
            (with, stream) -> with.frame(HEADERS, OPEN, stream, ok()).frame(HEADERS, OPEN, stream,
                block("x", "y"))),
        act("a body without a head", "malformed answer: a body without a head",
            (with, stream) -> with.frame(DATA, END_STREAM, stream, bytes(1))),
        act("an interim answer that is the last", "malformed answer: an interim answer that ends the stream",
            (with, stream) -> with.frame(HEADERS, WHOLE, stream, block(":status", "103"))),
        act("interim answers without an end", "malformed answer: more than 100 interim answers",
            (with, stream) -> {
              for (int i = 0; i < FLOOD; i++) {
                with.frame(HEADERS, OPEN, stream, block(":status", "103"));
              }
            }),
        act("a head over the limit", "malformed answer: a head over the limit", (with, stream) -> {
          byte[] head = ok("x", "y".repeat(40_000));
          with.frame(HEADERS, END_STREAM, stream, Arrays.copyOf(head, 16_000))
              .frame(CONTINUATION, 0, stream, Arrays.copyOfRange(head, 16_000, 32_000))
              .frame(CONTINUATION, END_HEADERS, stream, Arrays.copyOfRange(head, 32_000, head.length));
        }),
        act("a head that a table blows up", "malformed answer: a head over the limit", (with, stream) -> {
          byte[] head = Arrays.copyOf(ok("x-bomb", "x".repeat(4000)), 16_000);
          Arrays.fill(head, ok("x-bomb", "x".repeat(4000)).length, head.length, (byte) 0xbe);
          head[ok().length] = 0x40;
          with.frame(HEADERS, WHOLE, stream, head);
        }),
        act("a stream that is reset in the answer", "stream reset by the upstream, INTERNAL_ERROR",
            (with, stream) -> with.frame(HEADERS, OPEN, stream, ok()).frame(RST_STREAM, 0, stream,
                number(2))));
  }

  static Stream<Arguments> floods() {
    return Stream.of(flood("PING", frameBytes(PING, 0, 0, new byte[8])),
        flood("SETTINGS", frameBytes(SETTINGS, 0, 0)),
        flood("SETTINGS of a table's size", frameBytes(SETTINGS, 0, 0, settings(1, 7))),
        flood("WINDOW_UPDATE", frameBytes(WINDOW_UPDATE, 0, 0, number(1))),
        flood("GOAWAY", frameBytes(GOAWAY, 0, 0, goAway(Integer.MAX_VALUE))),
        flood("unknown frames", frameBytes(0x77, 0, 0, bytes(1))),
        flood("RST_STREAM of a stream that is over", frameBytes(RST_STREAM, 0, 1, number(8))),
        act("small CONTINUATIONs", "HTTP/2 fault: ENHANCE_YOUR_CALM", (with, stream) -> {
          with.frame(HEADERS, 0, stream);
          for (int i = 0; i < FLOOD; i++) {
            with.frame(CONTINUATION, 0, stream, bytes(0x82));
          }
        }),
        act("CONTINUATIONs without an end", "HTTP/2 fault: PROTOCOL_ERROR", (with, stream) -> {
          with.frame(HEADERS, 0, stream, new byte[16_000]);
          for (int i = 0; i < FLOOD; i++) {
            with.frame(CONTINUATION, 0, stream, new byte[16_000]);
          }
        }),
        act("empty DATA", "HTTP/2 fault: ENHANCE_YOUR_CALM", (with, stream) -> {
          for (int i = 0; i < FLOOD; i++) {
            with.frame(DATA, PADDED, 1, bytes(3, 0, 0, 0));
          }
        }));
  }

  /** What comes with the head has not left yet: the client is told, and not cut off. */
  @Test
  void isToldToClientsOfEitherVersion() throws Exception {
    try (RawUpstream up = RawUpstream.http2(with -> {
      while (true) {
        int stream = asked(with);
        with.raw(Http2FloodTest.join(frameBytes(HEADERS, OPEN, stream, ok("content-length", "1")),
            frameBytes(DATA, END_STREAM, stream, bytes(1, 2))));
      }
    });
        RawClient one = wired.gateway();
        FrameClient other = new FrameClient(wired.server.gatewayAddress()).open()) {
      line.port = up.port();
      assertThat(one.say(GET).answer()).startsWith("HTTP/1.1 502").endsWith("longer than its Content-Length");
      FrameClient.Answer answer = other.get(1, "/up").answer(1);
      assertThat(answer.status()).isEqualTo("502");
      assertThat(answer.body()).endsWith("longer than its Content-Length");
    }
  }

  /** An upstream that has not acknowledged that it may not push: it was told before it was asked. */
  @Test
  void mayNotPushThoughItHasNotAgreedToThat() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(FrameClient.MAGIC);
      FrameClient frames = new FrameClient(with.socket).frame(SETTINGS, 0, 0);
      frames.frame(PUSH_PROMISE, OPEN, asked(frames), promise(2));
      frames.ended();
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).endsWith("HTTP/2 fault: PROTOCOL_ERROR");
      assertThat(up.connections).hasValue(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"streams", "answers", "floods"})
  void isTold(String what, String reason, Act act) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (RawUpstream up = RawUpstream.http2(with -> {
      while (true) {
        int stream = asked(with);
        if (asked.getAndIncrement() == 0) {
          act.on(with, stream);
        } else {
          with.frame(HEADERS, OPEN, stream, ok()).data(stream, true, "fine");
        }
      }
    }); RawClient victim = wired.gateway(); RawClient next = wired.gateway()) {
      line.port = up.port();
      victim.say(GET);
      assertThat(line.fault()).as(what).isEqualTo("502 " + reason);
      assertThat(next.say(GET).head()).startsWith("HTTP/1.1 200");
      assertThat(next.bytes(14)).isEqualTo("4\r\nfine\r\n0\r\n\r\n");
    }
  }

  private static int asked(FrameClient with) throws IOException {
    FrameClient.Frame frame = with.read();
    while (frame.type() != HEADERS) {
      frame = with.read();
    }
    return frame.stream();
  }
}
