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
import static dev.weir.wire.FrameClient.settings;
import static dev.weir.wire.Http2Case.FLOW_CONTROL_ERROR;
import static dev.weir.wire.Http2Case.FRAME_SIZE_ERROR;
import static dev.weir.wire.Http2Case.OPEN;
import static dev.weir.wire.Http2Case.PROTOCOL_ERROR;
import static dev.weir.wire.Http2Case.WHOLE;
import static dev.weir.wire.Http2Case.connection;
import static dev.weir.wire.Http2Case.fine;
import static dev.weir.wire.Http2Case.get;
import static dev.weir.wire.Http2Case.post;
import static dev.weir.wire.Http2Case.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What RFC 9113 says of each type of frame: section 6. */
final class FrameCases {

  private FrameCases() {}

  static Stream<Http2Case> all() {
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
}
