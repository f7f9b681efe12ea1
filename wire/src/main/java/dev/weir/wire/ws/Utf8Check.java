package dev.weir.wire.ws;

import io.netty.buffer.ByteBuf;

/** Checks that a text that comes in pieces is UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF. */
final class Utf8Check {

  private static final long HIGH = 0x8080808080808080L;

  /** How many bytes of a character are still to come, and what the next one may be. */
  private int left;
  private int lowest;
  private int highest;

  /** Takes the readable bytes of {@code piece}, which it leaves as they are. */
  void add(ByteBuf piece) throws Violation {
    int at = piece.readerIndex();
    int end = piece.writerIndex();
    while (at < end) {
      if (left == 0 && at + 8 <= end && (piece.getLong(at) & HIGH) == 0) {
        at += 8;
      } else {
        add(piece.getByte(at++) & 0xff);
      }
    }
  }

  /** Ends the text. */
  void end() throws Violation {
    if (left > 0) {
      throw invalid();
    }
  }

  private void add(int b) throws Violation {
    if (left > 0) {
      if (b < lowest || b > highest) {
        throw invalid();
      }
      left--;
      expect(left, 0x80, 0xbf);
    } else if (b >= 0x80) {
      begin(b);
    }
  }

  private void begin(int b) throws Violation {
    if (b < 0xc2 || b > 0xf4) {
      throw invalid();
    }
    switch (b) {
      case 0xe0 -> expect(2, 0xa0, 0xbf);
      case 0xed -> expect(2, 0x80, 0x9f);
      case 0xf0 -> expect(3, 0x90, 0xbf);
      case 0xf4 -> expect(3, 0x80, 0x8f);
      default -> expect(b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3, 0x80, 0xbf);
    }
  }

  private void expect(int more, int from, int to) {
    left = more;
    lowest = from;
    highest = to;
  }

  private static Violation invalid() {
    return Violation.payload("text that is not UTF-8");
  }
}
