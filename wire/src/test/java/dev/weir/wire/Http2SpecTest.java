package dev.weir.wire;

import static dev.weir.wire.FrameClient.ACK;
import static dev.weir.wire.FrameClient.CONTINUATION;
import static dev.weir.wire.FrameClient.DATA;
import static dev.weir.wire.FrameClient.END_HEADERS;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.GOAWAY;
import static dev.weir.wire.FrameClient.HAS_PRIORITY;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.PADDED;
import static dev.weir.wire.FrameClient.PING;
import static dev.weir.wire.FrameClient.PRIORITY;
import static dev.weir.wire.FrameClient.PUSH_PROMISE;
import static dev.weir.wire.FrameClient.RST_STREAM;
import static dev.weir.wire.FrameClient.SETTINGS;
import static dev.weir.wire.FrameClient.WINDOW_UPDATE;
import static dev.weir.wire.FrameClient.block;
import static dev.weir.wire.FrameClient.bytes;
import static dev.weir.wire.FrameClient.number;
import static dev.weir.wire.FrameClient.request;
import static dev.weir.wire.FrameClient.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What RFC 9113 and RFC 7541 demand of a server, by section: the cases of h2spec and some more. */
class Http2SpecTest {

  private static final int PROTOCOL_ERROR = 1;
  private static final int FLOW_CONTROL_ERROR = 3;
  private static final int STREAM_CLOSED = 5;
  private static final int FRAME_SIZE_ERROR = 6;
  static final int COMPRESSION_ERROR = 9;
  private static final int OPEN = END_HEADERS;
  private static final int WHOLE = END_HEADERS | END_STREAM;

  private static final FakeLine LINE = new FakeLine() {
    @Override
    public CompletionStage<Void> take(Exchange exchange) {
      if (exchange.incoming().method().equals("GET")) {
        exchange.answer(own(200, exchange.incoming().headers().first("x-echo").orElse("hello")));
        return done();
      }
      if (exchange.incoming().headers().has("x-stall")) {
        return new CompletableFuture<>();
      }
      return exchange.read(PLENTY).handle((body, fault) -> {
        exchange.answer(own(fault == null ? 200 : 400, "read"));
        return null;
      });
    }
  };
  private static final Wired WIRED = wired();

  private static Wired wired() {
    try {
      return new Wired(LINE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    WIRED.close();
  }

  interface Act {
    void on(FrameClient client) throws IOException;
  }

  private static Arguments must(String section, String fate, Act act) {
    return Arguments.of(section, fate, act);
  }

  static Arguments connection(String section, int code, Act act) {
    return must(section, "goaway " + code, act);
  }

  private static Arguments stream(String section, int code, Act act) {
    return must(section, "reset " + code, act);
  }

  static Arguments fine(String section, Act act) {
    return must(section, "fine", act);
  }

  private static Arguments malformed(String what, String... fields) {
    return stream("8.1.1 malformed: " + what, PROTOCOL_ERROR, c -> c.frame(HEADERS, WHOLE, 1, block(fields)));
  }

  private static byte[] get() {
    return block(request("GET", "/"));
  }

  private static byte[] post(String... more) {
    return block(request("POST", "/", more));
  }

  /** A stream whose request and answer are over. */
  private static FrameClient answered(FrameClient client) throws IOException {
    client.frame(HEADERS, WHOLE, 1, get());
    client.answer(1);
    return client;
  }

  static Stream<Arguments> framing() {
    return Stream.of(
        fine("4.1 unknown frame types are ignored", c -> c.frame(0xfe, 0, 0, new byte[8])),
        fine("4.1 undefined flags are ignored", c -> c.frame(PING, 0xfe, 0, new byte[8])),
        fine("4.1 the reserved bit is ignored", c -> c.frame(PING, 0, 1 << 31, new byte[8])),
        fine("4.2 a frame of 2^14 bytes",
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(DATA, END_STREAM, 1, new byte[1 << 14])),
        connection("4.2 a DATA frame over the limit", FRAME_SIZE_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(DATA, END_STREAM, 1, new byte[(1 << 14) + 1])),
        connection("4.2 a HEADERS frame over the limit", FRAME_SIZE_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, new byte[(1 << 14) + 1])),
        connection("4.3 a header block that cannot be decoded", COMPRESSION_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, bytes(0x40, 0x01, 0x78))),
        connection("4.3 a PRIORITY frame within a header block", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, END_STREAM, 1, get()).frame(PRIORITY, 0, 1, bytes(0, 0, 0, 0, 9))),
        connection("4.3 HEADERS of another stream within a header block", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, END_STREAM, 1, get()).frame(HEADERS, WHOLE, 3, get())),
        connection("5.1 DATA on an idle stream", PROTOCOL_ERROR, c -> c.frame(DATA, END_STREAM, 1)),
        connection("5.1 RST_STREAM on an idle stream", PROTOCOL_ERROR,
            c -> c.frame(RST_STREAM, 0, 1, number(8))),
        connection("5.1 WINDOW_UPDATE on an idle stream", PROTOCOL_ERROR,
            c -> c.frame(WINDOW_UPDATE, 0, 1, number(100))),
        connection("5.1 CONTINUATION on an idle stream", PROTOCOL_ERROR,
            c -> c.frame(CONTINUATION, END_HEADERS, 1, get())),
        stream("5.1 DATA on a half-closed stream", STREAM_CLOSED,
            c -> c.frame(HEADERS, WHOLE, 1, post()).frame(DATA, END_STREAM, 1, (byte) 1)),
        must("5.1 HEADERS on a half-closed stream", "reset 5 or reset 1",
            c -> c.frame(HEADERS, WHOLE, 1, post("x-stall", "1")).frame(HEADERS, WHOLE, 1, post())),
        connection("5.1 CONTINUATION on a half-closed stream", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, WHOLE, 1, post()).frame(CONTINUATION, END_HEADERS, 1, post())),
        stream("5.1 DATA on a stream that was reset", STREAM_CLOSED,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(RST_STREAM, 0, 1, number(8)).frame(DATA, 0, 1,
                (byte) 1)),
        stream("5.1 HEADERS on a stream that was reset", STREAM_CLOSED,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(RST_STREAM, 0, 1, number(8)).frame(HEADERS, WHOLE, 1,
                post())),
        fine("5.1 WINDOW_UPDATE and RST_STREAM on a closed stream",
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(RST_STREAM, 0, 1, number(8))
                .frame(WINDOW_UPDATE, 0, 1, number(9)).frame(RST_STREAM, 0, 1, number(8))),
        connection("5.1 CONTINUATION on a stream that was reset", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(RST_STREAM, 0, 1, number(8))
                .frame(CONTINUATION, END_HEADERS, 1, post())),
        stream("5.1 DATA on a stream that both sides have ended", STREAM_CLOSED,
            c -> answered(c).frame(DATA, END_STREAM, 1, (byte) 1)),
        stream("5.1 HEADERS on a stream that both sides have ended", STREAM_CLOSED,
            c -> answered(c).frame(HEADERS, WHOLE, 1, get())),
        connection("5.1 CONTINUATION on a stream that both sides have ended", PROTOCOL_ERROR,
            c -> answered(c).frame(CONTINUATION, END_HEADERS, 1, get())),
        fine("5.1 what may still come on a stream that both sides have ended",
            c -> answered(c).frame(PRIORITY, 0, 1, bytes(0, 0, 0, 0, 9)).frame(WINDOW_UPDATE, 0, 1, number(9))
                .frame(RST_STREAM, 0, 1, number(8))),
        fine("5.1 what may still come on a half-closed stream",
            c -> c.frame(HEADERS, WHOLE, 1, post("x-stall", "1")).frame(WINDOW_UPDATE, 0, 1, number(9))
                .frame(PRIORITY, 0, 1, bytes(0, 0, 0, 0, 9)).frame(RST_STREAM, 0, 1, number(8))),
        connection("5.1.1 an even stream", PROTOCOL_ERROR, c -> c.frame(HEADERS, WHOLE, 2, get())),
        stream("5.1.1 a stream below the last one", STREAM_CLOSED,
            c -> c.frame(HEADERS, OPEN, 5, post()).frame(HEADERS, WHOLE, 1, get())),
        fine("5.5 unknown extension frames on a stream",
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(0x42, 0, 1, new byte[3])),
        connection("5.5 an unknown frame within a header block", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, END_STREAM, 1, get()).frame(0x42, 0, 1, new byte[3])));
  }

  static Stream<Arguments> frames() {
    return Stream.of(
        connection("6.1 DATA on stream 0", PROTOCOL_ERROR, c -> c.frame(DATA, END_STREAM, 0, (byte) 1)),
        connection("6.1 more padding than frame", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(DATA, PADDED, 1, bytes(9, 1, 2))),
        fine("6.1 padding", c -> c.frame(HEADERS, OPEN, 1, post()).frame(DATA, PADDED | END_STREAM, 1,
            bytes(1, 7, 0))),
        connection("6.2 HEADERS on stream 0", PROTOCOL_ERROR, c -> c.frame(HEADERS, WHOLE, 0, get())),
        connection("6.2 more padding than frame", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, WHOLE | PADDED, 1, bytes(9, 0x82))),
        connection("6.3 PRIORITY on stream 0", PROTOCOL_ERROR,
            c -> c.frame(PRIORITY, 0, 0, bytes(0, 0, 0, 1, 9))),
        stream("6.3 PRIORITY of a wrong length", FRAME_SIZE_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(PRIORITY, 0, 1, bytes(0, 0, 0, 9))),
        fine("6.2 priority and padding of HEADERS", c -> {
          byte[] block = get();
          byte[] payload = new byte[6 + block.length + 2];
          payload[0] = 2;
          payload[5] = (byte) 255;
          System.arraycopy(block, 0, payload, 6, block.length);
          c.frame(HEADERS, WHOLE | PADDED | HAS_PRIORITY, 1, payload);
          assertThat(c.answer(1).body()).isEqualTo("hello");
        }),
        fine("6.3 PRIORITY of an idle stream", c -> c.frame(PRIORITY, 0, 7, bytes(0, 0, 0, 1, 9))),
        connection("6.4 RST_STREAM on stream 0", PROTOCOL_ERROR, c -> c.frame(RST_STREAM, 0, 0, number(8))),
        connection("6.4 RST_STREAM of a wrong length", FRAME_SIZE_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(RST_STREAM, 0, 1, bytes(0, 8))),
        connection("6.5 an acknowledgement with a payload", FRAME_SIZE_ERROR,
            c -> c.frame(SETTINGS, ACK, 0, settings(1, 4096))),
        connection("6.5 SETTINGS on a stream", PROTOCOL_ERROR,
            c -> c.frame(SETTINGS, 0, 1, settings(3, 100))),
        connection("6.5 SETTINGS of a wrong length", FRAME_SIZE_ERROR,
            c -> c.frame(SETTINGS, 0, 0, bytes(0, 3, 0))),
        connection("6.5.2 ENABLE_PUSH other than 0 and 1", PROTOCOL_ERROR,
            c -> c.frame(SETTINGS, 0, 0, settings(2, 2))),
        connection("6.5.2 INITIAL_WINDOW_SIZE over the limit", FLOW_CONTROL_ERROR,
            c -> c.frame(SETTINGS, 0, 0, settings(4, 1 << 31))),
        connection("6.5.2 MAX_FRAME_SIZE below the least", PROTOCOL_ERROR,
            c -> c.frame(SETTINGS, 0, 0, settings(5, (1 << 14) - 1))),
        connection("6.5.2 MAX_FRAME_SIZE over the limit", PROTOCOL_ERROR,
            c -> c.frame(SETTINGS, 0, 0, settings(5, 1 << 24))),
        fine("6.5.3 settings are acknowledged", c -> {
          c.frame(SETTINGS, 0, 0, settings(3, 100));
          FrameClient.Frame next = c.next(SETTINGS, 0);
          assertThat(next.flags()).isEqualTo(ACK);
        }),
        fine("6.5.2 an unknown setting", c -> c.frame(SETTINGS, 0, 0, settings(0xfff, 1))),
        connection("6.6 PUSH_PROMISE of a client", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(PUSH_PROMISE, END_HEADERS, 1,
                bytes(0, 0, 0, 2, 0x82))),
        connection("6.7 PING on a stream", PROTOCOL_ERROR, c -> c.frame(PING, 0, 1, new byte[8])),
        connection("6.7 PING of a wrong length", FRAME_SIZE_ERROR, c -> c.frame(PING, 0, 0, new byte[6])),
        fine("6.7 a PING is answered with what it said", c -> {
          c.frame(PING, 0, 0, "said so!".getBytes(StandardCharsets.US_ASCII));
          FrameClient.Frame pong = c.next(PING, 0);
          assertThat(pong.flags()).isEqualTo(ACK);
          assertThat(pong.payload().utf8()).isEqualTo("said so!");
        }),
        fine("6.7 an answer that nobody asked for", c -> c.frame(PING, ACK, 0, new byte[8])),
        connection("6.8 GOAWAY on a stream", PROTOCOL_ERROR, c -> c.frame(GOAWAY, 0, 1, new byte[8])),
        connection("6.9 WINDOW_UPDATE of nothing, connection", PROTOCOL_ERROR,
            c -> c.frame(WINDOW_UPDATE, 0, 0, number(0))),
        stream("6.9 WINDOW_UPDATE of nothing, stream", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(WINDOW_UPDATE, 0, 1, number(0))),
        connection("6.9 WINDOW_UPDATE of a wrong length", FRAME_SIZE_ERROR,
            c -> c.frame(WINDOW_UPDATE, 0, 0, bytes(0, 0, 1))),
        connection("6.9.1 a window over the limit, connection", FLOW_CONTROL_ERROR,
            c -> c.frame(WINDOW_UPDATE, 0, 0, number(Integer.MAX_VALUE))),
        stream("6.9.1 a window over the limit, stream", FLOW_CONTROL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(WINDOW_UPDATE, 0, 1, number(Integer.MAX_VALUE))),
        connection("6.9.2 settings that lift a window over the limit", FLOW_CONTROL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(WINDOW_UPDATE, 0, 1, number(1 << 30))
                .frame(SETTINGS, 0, 0, settings(4, Integer.MAX_VALUE))),
        connection("6.10 CONTINUATION on stream 0", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, END_STREAM, 1, get()).frame(CONTINUATION, END_HEADERS, 0, get())),
        connection("6.10 CONTINUATION behind the end of a block", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(CONTINUATION, END_HEADERS, 1, post())),
        connection("6.10 CONTINUATION behind one that ends the block", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, 0, 1, post()).frame(CONTINUATION, END_HEADERS, 1).frame(CONTINUATION,
                END_HEADERS, 1, post())),
        connection("6.10 CONTINUATION behind DATA", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(DATA, 0, 1, (byte) 1).frame(CONTINUATION,
                END_HEADERS,
                1, post())),
        fine("6.10 a block in several frames",
            c -> c.frame(HEADERS, END_STREAM, 1, bytes(0x82)).frame(CONTINUATION, 0, 1, bytes(0x86, 0x84))
                .frame(CONTINUATION, END_HEADERS, 1, block("host", "weir"))),
        stream("6.9.1 DATA beyond the window", FLOW_CONTROL_ERROR, c -> {
          c.frame(HEADERS, OPEN, 1, post("x-stall", "1"));
          for (int i = 0; i < 5; i++) {
            c.frame(DATA, 0, 1, new byte[1 << 14]);
          }
        }));
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        malformed("a capital letter", request("GET", "/", "X-A", "b")),
        malformed("an empty name", request("GET", "/", "", "b")),
        malformed("a space in a name", request("GET", "/", "x a", "b")),
        malformed("a colon in a name", request("GET", "/", "x:a", "b")),
        malformed("a line feed in a value", request("GET", "/", "x", "a\nb: c")),
        malformed("a carriage return in a value", request("GET", "/", "x", "a\rb")),
        malformed("NUL in a value", request("GET", "/", "x", "a\0b")),
        malformed("space before a value", request("GET", "/", "x", " b")),
        malformed("a tab behind a value", request("GET", "/", "x", "b\t")),
        malformed("8.2.2 connection", request("GET", "/", "connection", "keep-alive")),
        malformed("8.2.2 keep-alive", request("GET", "/", "keep-alive", "1")),
        malformed("8.2.2 proxy-connection", request("GET", "/", "proxy-connection", "close")),
        malformed("8.2.2 transfer-encoding", request("GET", "/", "transfer-encoding", "chunked")),
        malformed("8.2.2 upgrade", request("GET", "/", "upgrade", "h2c")),
        malformed("8.2.2 TE other than trailers", request("GET", "/", "te", "trailers, deflate")),
        malformed("8.3 an unknown pseudo-header", request("GET", "/", ":x", "y")),
        malformed("8.3 an answer's pseudo-header", request("GET", "/", ":status", "200")),
        malformed("8.3 a pseudo-header behind a field", ":method", "GET", ":scheme", "http", ":authority",
            "a",
            "x", "y", ":path", "/"),
        malformed("8.3 a pseudo-header twice: :path",
            ":method", "GET", ":scheme", "http", ":path", "/", ":path", "/", ":authority", "a"),
        malformed("8.3 a pseudo-header twice: :method",
            ":method", "GET", ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a"),
        malformed("8.3 a pseudo-header twice: :scheme",
            ":method", "GET", ":scheme", "http", ":scheme", "http", ":path", "/", ":authority", "a"),
        malformed("8.3 a pseudo-header twice: :authority",
            ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a", ":authority", "a"),
        malformed("8.3.1 no :method", ":scheme", "http", ":path", "/", ":authority", "a"),
        malformed("8.3.1 no :scheme", ":method", "GET", ":path", "/", ":authority", "a"),
        malformed("8.3.1 no :path", ":method", "GET", ":scheme", "http", ":authority", "a"),
        malformed("8.3.1 an empty :path", request("GET", "")),
        malformed("8.3.1 a :path with a space", request("GET", "/ HTTP/1.1")),
        malformed("8.3.1 a :method with a space", request("GET /", "/")),
        malformed("8.3.1 another :scheme", ":method", "GET", ":scheme", "file", ":path", "/", ":authority",
            "a"),
        malformed("8.3.1 userinfo", ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "u@a"),
        malformed("8.3.1 a Host other than :authority", request("GET", "/", "host", "other")),
        malformed("8.3.1 two Hosts", request("GET", "/", "host", "weir", "host", "weir")),
        malformed("8.3.1 neither :authority nor Host", ":method", "GET", ":scheme", "http", ":path", "/"),
        malformed("8.5 CONNECT with :path", ":method", "CONNECT", ":scheme", "https", ":path", "/",
            ":authority",
            "a:1"),
        malformed("8.5 extended CONNECT", ":method", "CONNECT", ":protocol", "websocket", ":scheme", "https",
            ":path", "/", ":authority", "a:1"),
        malformed("a Content-Length that is no number", request("GET", "/", "content-length", "+0")),
        malformed("two Content-Lengths", request("GET", "/", "content-length", "0", "content-length", "0")),
        malformed("a Content-Length without a body", request("GET", "/", "content-length", "5")),
        malformed("a framing field inside a value", request("GET", "/", "x", "a transfer-encoding: chunked")),
        stream("8.1.1 DATA shorter than Content-Length", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post("content-length", "9")).frame(DATA, END_STREAM, 1, (byte) 1)),
        stream("8.1.1 DATA longer than Content-Length", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post("content-length", "1")).frame(DATA, 0, 1, bytes(1, 2))),
        stream("8.1.1 several DATA shorter than Content-Length", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post("content-length", "9")).frame(DATA, 0, 1, bytes(1, 2))
                .frame(DATA, END_STREAM, 1, bytes(3))),
        stream("8.1.1 trailers before Content-Length is reached", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post("content-length", "9")).frame(HEADERS, WHOLE, 1,
                block("x", "y"))),
        stream("8.1 a second head that does not end the stream", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(HEADERS, OPEN, 1, block("x", "y"))),
        stream("8.1 a pseudo-header among trailers", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(HEADERS, WHOLE, 1, block(":path", "/"))),
        stream("8.1 a framing field among trailers", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(HEADERS, WHOLE, 1, block("content-length", "1"))),
        fine("8.1 trailers",
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(HEADERS, WHOLE, 1, block("x", "y"))),
        fine("a malformed request harms no other stream, nor does its body", c -> c
            .frame(HEADERS, OPEN, 1, post("X", "y")).frame(DATA, END_STREAM, 1, (byte) 1)),
        connection("5.3.1 a stream that depends on itself", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, WHOLE | HAS_PRIORITY, 1, bytes(0, 0, 0, 1, 9, 0x82))),
        stream("5.3.1 a PRIORITY of a stream that depends on itself", PROTOCOL_ERROR,
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(PRIORITY, 0, 1, bytes(0, 0, 0, 1, 9))),
        fine("7 an error code that nobody knows",
            c -> c.frame(HEADERS, OPEN, 1, post()).frame(RST_STREAM, 0, 1, number(0xff))),
        fine("8.1 a HEAD", c -> {
          c.frame(HEADERS, WHOLE, 1, block(request("HEAD", "/")));
          assertThat(c.answer(1).body()).isEmpty();
        }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"framing", "frames", "messages", "dev.weir.wire.HpackCases#all"})
  void keeps(String section, String fate, Act act) throws Exception {
    try (FrameClient client = new FrameClient(WIRED.server.gatewayAddress()).open()) {
      act.on(client);
      if (fate.equals("fine")) {
        client.get(101, "/");
        assertThat(client.answer(101).status()).as(section).isEqualTo("200");
      } else {
        assertThat(client.fate(1)).as(section).isIn((Object[]) fate.split(" or "));
      }
      if (fate.startsWith("goaway")) {
        assertThat(client.ended()).as("closed behind the GOAWAY").isTrue();
      } else {
        client.get(103, "/");
        assertThat(client.answer(103).status()).as("other streams go on").isEqualTo("200");
      }
    }
  }

  static Stream<Arguments> openings() {
    return Stream.of(
        Arguments.of("3.4 something else in the place of the preface's end",
            "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n"),
        Arguments.of("3.4 a first frame that is not SETTINGS",
            FrameClient.MAGIC + "\0\0\u0008\u0006\0\0\0\0\0abcdefgh"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("openings")
  void opensWithThePreface(String section, String opening) throws Exception {
    try (FrameClient client = new FrameClient(WIRED.server.gatewayAddress())) {
      client.raw(opening);
      assertThat(client.fate(1)).as(section).isEqualTo("goaway " + PROTOCOL_ERROR);
    }
  }
}
