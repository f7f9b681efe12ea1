package dev.weir.wire;

import static dev.weir.wire.FrameClient.CONTINUATION;
import static dev.weir.wire.FrameClient.DATA;
import static dev.weir.wire.FrameClient.END_HEADERS;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.PING;
import static dev.weir.wire.FrameClient.PRIORITY;
import static dev.weir.wire.FrameClient.RST_STREAM;
import static dev.weir.wire.FrameClient.WINDOW_UPDATE;
import static dev.weir.wire.FrameClient.bytes;
import static dev.weir.wire.FrameClient.number;
import static dev.weir.wire.Http2Case.COMPRESSION_ERROR;
import static dev.weir.wire.Http2Case.FRAME_SIZE_ERROR;
import static dev.weir.wire.Http2Case.OPEN;
import static dev.weir.wire.Http2Case.PROTOCOL_ERROR;
import static dev.weir.wire.Http2Case.STREAM_CLOSED;
import static dev.weir.wire.Http2Case.WHOLE;
import static dev.weir.wire.Http2Case.answered;
import static dev.weir.wire.Http2Case.connection;
import static dev.weir.wire.Http2Case.fine;
import static dev.weir.wire.Http2Case.get;
import static dev.weir.wire.Http2Case.post;
import static dev.weir.wire.Http2Case.stream;

import java.util.stream.Stream;

/** What RFC 9113 says of frames, header blocks, the states of streams and extensions: sections 4 and 5. */
final class FramingCases {

  private FramingCases() {}

  static Stream<Http2Case> all() {
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
        new Http2Case("5.1 HEADERS on a half-closed stream", "reset 5 or reset 1",
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
}
