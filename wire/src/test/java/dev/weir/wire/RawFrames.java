package dev.weir.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/** WebSocket as a test spells it, byte by byte; a byte is a character. */
final class RawFrames {

  static final String OPENING = "GET /up/live HTTP/1.1\r\nHost: weir\r\nConnection: Upgrade\r\n"
      + "Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
  static final String TEXT = "\u0081";
  static final String BINARY = "\u0082";
  static final String CLOSE = "\u0088";
  static final String PING = "\u0089";
  static final String PONG = "\u008a";

  private static final String MASK = "\u0001\u0002\u0003\u0004";

  private RawFrames() {}

  /** Returns a short frame of a server's; {@code start} is its first byte. */
  static String frame(String start, String payload) {
    return start + (char) payload.length() + payload;
  }

  /** Returns a short frame of a client's. */
  static String masked(String start, String payload) {
    return start + (char) (0x80 | payload.length()) + MASK + turned(payload, MASK);
  }

  static String close(int code, String reason) {
    return "" + (char) (code >> 8) + (char) (code & 255) + reason;
  }

  static String turned(String payload, String mask) {
    StringBuilder turned = new StringBuilder();
    for (int i = 0; i < payload.length(); i++) {
      turned.append((char) (payload.charAt(i) ^ mask.charAt(i % 4)));
    }
    return turned.toString();
  }

  /** Returns the 101 that a proper server gives to {@code request}; {@code fields} each end in CRLF. */
  static String accepting(String request, String fields) throws Exception {
    int at = request.toLowerCase(Locale.ROOT).indexOf("sec-websocket-key: ") + 19;
    String key = request.substring(at, at + 24);
    byte[] digest = MessageDigest.getInstance("SHA-1")
        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + Base64.getEncoder().encodeToString(digest) + "\r\n" + fields + "\r\n";
  }

  /** One short frame as it came: its first byte and its payload, unmasked; empty text where the connection has ended. */
  static String read(RawUpstream.Conversation from) throws Exception {
    return read(n -> from.bytes(n));
  }

  static String read(RawClient from) throws Exception {
    return read(from::bytes);
  }

  private static String read(Source from) throws Exception {
    String head = from.bytes(2);
    if (head.length() < 2) {
      return "";
    }
    boolean masked = (head.charAt(1) & 0x80) != 0;
    int length = head.charAt(1) & 0x7f;
    if (length == 126) {
      String extended = from.bytes(2);
      length = extended.charAt(0) << 8 | extended.charAt(1);
    }
    String mask = masked ? from.bytes(4) : "\0\0\0\0";
    return head.charAt(0) + turned(from.bytes(length), mask);
  }

  private interface Source {
    String bytes(int length) throws Exception;
  }
}
