package dev.weir.wire.ws;

import dev.weir.wire.http.Inbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one direction out of an inbox (RFC 6455 section 5). Strict: reserved bits and opcodes, a length that is
 * not spelled in the fewest bytes, a control frame that is long or in fragments, a mask where none belongs or none where one
 * does, and fragments out of their order each end the connection.
 */
final class FrameReader {

  private static final int FIN = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final int RESERVED = 0x30;
  private static final int MASKED = 0x80;
  private static final int IN_16_BITS = 126;
  private static final int IN_64_BITS = 127;

  private final boolean masked;
  private final boolean deflate;
  private @Nullable FrameHead frame;
  private long taken;
  private int mask;
  private boolean fragmented;

  /**
   * @param masked whether frames must be masked, as a client's are, or must not
   * @param deflate whether messages may be compressed
   */
  FrameReader(boolean masked, boolean deflate) {
    this.masked = masked;
    this.deflate = deflate;
  }

  /** Gives {@code to} one head or one piece of a payload; returns whether there may be more. */
  boolean step(Inbox in, Frames to) throws Violation {
    FrameHead reading = frame;
    if (reading == null) {
      return head(in, to);
    }
    int size = (int) Math.min(reading.length() - taken, in.size());
    if (size == 0 && reading.length() > 0) {
      return false;
    }
    ByteBuf piece = size == 0 ? Unpooled.EMPTY_BUFFER : in.take(size);
    if (masked) {
      Mask.apply(piece, mask, taken);
    }
    taken += size;
    boolean last = taken == reading.length();
    if (last) {
      frame = null;
    }
    to.payload(piece, last);
    return true;
  }

  private boolean head(Inbox in, Frames to) throws Violation {
    if (in.size() < 2) {
      return false;
    }
    int first = in.at(0) & 0xff;
    int second = in.at(1) & 0xff;
    checkStart(first, second);
    int shortLength = second & ~MASKED;
    int extended = shortLength == IN_16_BITS ? 2 : shortLength == IN_64_BITS ? 8 : 0;
    int size = 2 + extended + (masked ? 4 : 0);
    if (in.size() < size) {
      return false;
    }
    long length = extended == 0 ? shortLength : length(in, extended);
    FrameHead next = new FrameHead((first & FIN) != 0, (first & COMPRESSED) != 0, first & 15, length);
    mask = masked ? (int) number(in, 2 + extended, 4) : 0;
    in.skip(size);
    if (!next.control()) {
      fragmented = !next.fin();
    }
    frame = next;
    taken = 0;
    to.frame(next);
    return true;
  }

  private void checkStart(int first, int second) throws Violation {
    int opcode = first & 15;
    if ((first & RESERVED) != 0) {
      throw Violation.protocol("a reserved bit");
    }
    if (((second & MASKED) != 0) != masked) {
      throw Violation.protocol(masked ? "a frame without a mask" : "a mask from a server");
    }
    boolean starts = opcode == FrameHead.TEXT || opcode == FrameHead.BINARY;
    if ((first & COMPRESSED) != 0 && !(deflate && starts)) {
      throw Violation.protocol("compression that was not agreed on, or not at a message's start");
    }
    if (opcode >= FrameHead.CLOSE) {
      checkControl(opcode, first, second);
    } else if (opcode > FrameHead.BINARY) {
      throw Violation.protocol("a reserved opcode");
    } else if (starts == fragmented) {
      throw Violation.protocol(starts
          ? "a message inside another one"
          : "a continuation of nothing");
    }
  }

  private static void checkControl(int opcode, int first, int second) throws Violation {
    if (opcode > FrameHead.PONG) {
      throw Violation.protocol("a reserved opcode");
    }
    if ((first & FIN) == 0 || (second & ~MASKED) > FrameHead.MOST_CONTROL) {
      throw Violation.protocol("a control frame that is long or in fragments");
    }
  }

  private static long length(Inbox in, int bytes) throws Violation {
    long length = number(in, 2, bytes);
    if (length < 0 || length < (bytes == 2 ? IN_16_BITS : 1 << 16)) {
      throw Violation.protocol("a length that is not spelled in the fewest bytes");
    }
    return length;
  }

  private static long number(Inbox in, int from, int bytes) {
    long number = 0;
    for (int i = from; i < from + bytes; i++) {
      number = number << 8 | in.at(i) & 0xff;
    }
    return number;
  }
}
