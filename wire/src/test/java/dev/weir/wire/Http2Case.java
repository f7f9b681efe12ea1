package dev.weir.wire;

import static dev.weir.wire.FrameClient.END_HEADERS;
import static dev.weir.wire.FrameClient.END_STREAM;
import static dev.weir.wire.FrameClient.HEADERS;
import static dev.weir.wire.FrameClient.block;
import static dev.weir.wire.FrameClient.request;

import java.io.IOException;

/**
 * One demand of RFC 9113 or RFC 7541.
 *
 * @param section where it stands, and what it is about
 * @param fate what must become of stream 1, in the words of {@link FrameClient#fate}, or "fine"; "or" stands between two of them
 * @param act what a client does
 */
record Http2Case(String section, String fate, Act act) {

  static final int PROTOCOL_ERROR = 1;
  static final int FLOW_CONTROL_ERROR = 3;
  static final int STREAM_CLOSED = 5;
  static final int FRAME_SIZE_ERROR = 6;
  static final int COMPRESSION_ERROR = 9;
  static final int OPEN = END_HEADERS;
  static final int WHOLE = END_HEADERS | END_STREAM;

  interface Act {
    void on(FrameClient client) throws IOException;
  }

  static Http2Case connection(String section, int code, Act act) {
    return new Http2Case(section, "goaway " + code, act);
  }

  static Http2Case stream(String section, int code, Act act) {
    return new Http2Case(section, "reset " + code, act);
  }

  static Http2Case fine(String section, Act act) {
    return new Http2Case(section, "fine", act);
  }

  static byte[] get() {
    return block(request("GET", "/"));
  }

  static byte[] post(String... more) {
    return block(request("POST", "/", more));
  }

  /** A stream whose request and answer are over. */
  static FrameClient answered(FrameClient client) throws IOException {
    client.frame(HEADERS, WHOLE, 1, get());
    client.answer(1);
    return client;
  }

  @Override
  public String toString() {
    return section;
  }
}
