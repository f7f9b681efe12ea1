package dev.weir.wire.ws;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** What a frame that closes says (RFC 6455 section 5.5.1); {@link CloseCode#NONE} where it says nothing. */
record Closed(int code, String reason) {

  static Closed of(byte[] payload) throws Violation {
    if (payload.length == 0) {
      return new Closed(CloseCode.NONE, "");
    }
    int code = payload.length == 1 ? 0 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    if (!CloseCode.maySend(code)) {
      throw Violation.protocol("a close code that may not be sent");
    }
    Utf8Check utf8 = new Utf8Check();
    utf8.add(Unpooled.wrappedBuffer(payload, 2, payload.length - 2));
    utf8.end();
    return new Closed(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
  }
}
