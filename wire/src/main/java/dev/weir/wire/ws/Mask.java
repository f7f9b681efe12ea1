package dev.weir.wire.ws;

import io.netty.buffer.ByteBuf;

/** Masking and its own reverse (RFC 6455 section 5.3). */
final class Mask {

  private Mask() {}

  /** Turns the readable bytes of {@code bytes} in their place; {@code offset} is that of the first one in the frame's payload. */
  static void apply(ByteBuf bytes, int mask, long offset) {
    int key = Integer.rotateLeft(mask, 8 * (int) (offset & 3));
    long wide = (long) key << 32 | key & 0xffffffffL;
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    for (; at + 8 <= end; at += 8) {
      bytes.setLong(at, bytes.getLong(at) ^ wide);
    }
    for (; at < end; at++) {
      bytes.setByte(at, bytes.getByte(at) ^ key >>> 24);
      key = Integer.rotateLeft(key, 8);
    }
  }
}
