package dev.weir.wire;

import static dev.weir.wire.FrameClient.DATA;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.HAS_PRIORITY;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.PRIORITY;
import static dev.weir.wire.FrameClient.RST_STREAM;
import static dev.weir.wire.FrameClient.block;
import static dev.weir.wire.FrameClient.bytes;
import static dev.weir.wire.FrameClient.number;
import static dev.weir.wire.FrameClient.request;
import static dev.weir.wire.Http2Case.OPEN;
import static dev.weir.wire.Http2Case.PROTOCOL_ERROR;
import static dev.weir.wire.Http2Case.WHOLE;
import static dev.weir.wire.Http2Case.connection;
import static dev.weir.wire.Http2Case.fine;
import static dev.weir.wire.Http2Case.post;
import static dev.weir.wire.Http2Case.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** What RFC 9113 says of requests and their fields, and of codes and priorities that are passed over: sections 5.3, 7 and 8. */
final class MessageCases {

  private MessageCases() {}

  static Stream<Http2Case> all() {
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

  private static Http2Case malformed(String what, String... fields) {
    return stream("8.1.1 malformed: " + what, PROTOCOL_ERROR, c -> c.frame(HEADERS, WHOLE, 1, block(fields)));
  }
}
