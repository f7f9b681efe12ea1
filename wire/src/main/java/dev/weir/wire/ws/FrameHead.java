package dev.weir.wire.ws;

/**
 * The head of one frame (RFC 6455 section 5.2).
 *
 * @param compressed RSV1, on the first frame of a compressed message (RFC 7692 section 6)
 * @param length of its payload, in bytes
 */
record FrameHead(boolean fin, boolean compressed, int opcode, long length) {

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** The longest payload of a control frame. */
  static final int MOST_CONTROL = 125;

  boolean control() {
    return opcode >= CLOSE;
  }
}
