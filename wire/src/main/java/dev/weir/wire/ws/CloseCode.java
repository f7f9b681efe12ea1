package dev.weir.wire.ws;

/** Why a connection closes (RFC 6455 section 7.4, IANA WebSocket close code registry). */
final class CloseCode {

  /** No code was given; never sent. */
  static final int NONE = 1005;
  static final int GOING_AWAY = 1001;
  static final int PROTOCOL_ERROR = 1002;
  static final int INVALID_PAYLOAD = 1007;
  static final int TOO_LARGE = 1009;
  static final int INTERNAL = 1011;
  static final int BAD_GATEWAY = 1014;

  private CloseCode() {}

  /** Returns whether {@code code} may stand in a frame: 1004 to 1006 and 1015 are for programs to tell one another. */
  static boolean maySend(int code) {
    return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
  }
}
