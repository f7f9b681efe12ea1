package dev.weir.wire.ws;

import java.io.IOException;

/** Bytes that are not the WebSocket that they ought to be; the message names the fault and holds nothing of them. */
final class Violation extends IOException {
  private static final long serialVersionUID = 1L;

  private final int code;

  private Violation(int code, String why) {
    super(why);
    this.code = code;
  }

  /** Returns a breach of the protocol: 1002. */
  static Violation protocol(String why) {
    return new Violation(CloseCode.PROTOCOL_ERROR, why);
  }

  /** Returns a payload that is not what its type says: 1007. */
  static Violation payload(String why) {
    return new Violation(CloseCode.INVALID_PAYLOAD, why);
  }

  /** Returns the code that the connection is closed with. */
  int code() {
    return code;
  }

  /** Returns what is wrong, in one clause. */
  String why() {
    return String.valueOf(getMessage());
  }

  /** Whoever attacks decides how many of these there are, and nobody reads where they were thrown. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
