package dev.weir.wire.front;

import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A body that is a row of messages, cut where they end. Source: gRPC over HTTP/2, "Length-Prefixed-Message". */
final class MessageRow {

  /** A flag and the length. */
  private static final int PREFIX = 5;
  private static final int FIRST = 1024;

  private final long max;
  private byte[] bytes = new byte[FIRST];
  private int from;
  private int to;

  /** @param max how many bytes a message may have, its prefix included */
  MessageRow(long max) {
    this.max = max;
  }

  /** Takes a piece of the body, and releases it. */
  void add(ByteBuf piece) {
    int more = piece.readableBytes();
    if (bytes.length - to < more) {
      // What was given away stays as it is: room is made in a new array, or behind what is held.
      bytes = Arrays.copyOfRange(bytes, from, from + Math.max(FIRST, 2 * (held() + more)));
      to -= from;
      from = 0;
    }
    piece.readBytes(bytes, to, more);
    piece.release();
    to += more;
  }

  /** Returns how many bytes are held of messages that were not returned. */
  int held() {
    return to - from;
  }

  /** Returns whether the message that has begun has more bytes than any may. */
  boolean tooLarge() {
    return held() >= PREFIX && size() > max;
  }

  /** Returns the next message with its prefix, or null where it is not whole yet, or too large. */
  @Nullable
  Bytes next() {
    return held() < PREFIX || size() > Math.min(max, held()) ? null : taken((int) size());
  }

  /** Returns all that is held. */
  Bytes rest() {
    return taken(held());
  }

  /** Returns the messages that are whole, one behind the other; empty where there is none. */
  Bytes whole() {
    int begin = from;
    while (next() != null) {
      // Passed over.
    }
    int end = from;
    from = begin;
    return taken(end - begin);
  }

  /** Returns how long the first message that is held is, its prefix included; only where that is there. */
  private long size() {
    int at = from + 1;
    return PREFIX + ((bytes[at] & 0xffL) << 24 | (bytes[at + 1] & 255) << 16 | (bytes[at + 2] & 255) << 8
        | bytes[at + 3] & 255);
  }

  private Bytes taken(int length) {
    Bytes taken = Bytes.wrap(bytes, from, length);
    from += length;
    return taken;
  }
}
