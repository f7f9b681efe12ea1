package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.Snappy;

/**
 * Snappy's blocks (google/snappy, format_description.txt): a length, then literals and copies of what came before. Receivers of
 * metrics and logs (Prometheus' remote write, Loki) take no others.
 */
public final class SnappyBlock {

  private static final Unpacked.Failed BROKEN = new Unpacked.Failed("not well-formed in its content coding");

  /** The tag of a literal whose length, less one, stands in the four bytes behind it. */
  private static final int LONG_LITERAL = 63 << 2;

  private SnappyBlock() {}

  /** Returns what {@code block} holds, at most {@code cap} bytes. */
  static Unpacked undo(Bytes block, long cap) {
    long length = length(block);
    if (length < 0 || length > cap) {
      return length < 0 ? BROKEN : Codings.OVER_CAP;
    }
    ByteBuf in = Unpooled.wrappedBuffer(block.array(), block.offset(), block.length());
    ByteBuf out = Unpooled.buffer((int) length, (int) length);
    try {
      new Snappy().decode(in, out);
    } catch (DecompressionException | IndexOutOfBoundsException e) {
      return BROKEN;
    }
    boolean whole = !in.isReadable() && out.readableBytes() == length;
    return whole ? new Unpacked.Plain(Bytes.wrap(out.array())) : BROKEN;
  }

  /** Returns a block that holds {@code plain}, as one literal. */
  public static Bytes of(Bytes plain) {
    ByteBuf block = Unpooled.buffer(10 + plain.length());
    int left = plain.length();
    for (; left > 0x7f; left >>>= 7) {
      block.writeByte(left & 0x7f | 0x80);
    }
    block.writeByte(left);
    if (!plain.isEmpty()) {
      block.writeByte(LONG_LITERAL).writeIntLE(plain.length() - 1)
          .writeBytes(plain.array(), plain.offset(), plain.length());
    }
    return Bytes.wrap(block.array(), 0, block.readableBytes());
  }

  /** Returns how long it says that what it holds is, in 7 bits a byte; -1 where it does not say. */
  private static long length(Bytes block) {
    long length = 0;
    for (int at = 0; at < Math.min(block.length(), 5); at++) {
      length |= (block.at(at) & 0x7fL) << 7 * at;
      if (block.at(at) >= 0) {
        return length;
      }
    }
    return -1;
  }
}
