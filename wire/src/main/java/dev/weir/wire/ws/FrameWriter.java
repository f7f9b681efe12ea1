package dev.weir.wire.ws;

import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Spells whole frames for one direction; with a fresh mask each where they go to a server (RFC 6455 section 5.3). */
final class FrameWriter {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_HEAD = 14;
  /** So many masks are drawn at once: the generator costs as much for one. */
  private static final int MASKS = 64;

  private final ByteBufAllocator allocator;
  private final boolean masks;
  private byte[] drawn = new byte[0];
  private int used;

  FrameWriter(ByteBufAllocator allocator, boolean masks) {
    this.allocator = allocator;
    this.masks = masks;
  }

  /** Returns the frame of these bytes. */
  ByteBuf frame(boolean fin, boolean compressed, int opcode, Bytes payload) {
    ByteBuf out = head(fin, compressed, opcode, payload.length());
    int from = out.writerIndex();
    out.writeBytes(payload.array(), payload.offset(), payload.length());
    return masked(out, from);
  }

  /** Returns the frame of the readable bytes of {@code payload}, which is released. */
  ByteBuf frame(boolean fin, boolean compressed, int opcode, ByteBuf payload) {
    ByteBuf out = head(fin, compressed, opcode, payload.readableBytes());
    int from = out.writerIndex();
    out.writeBytes(payload);
    payload.release();
    return masked(out, from);
  }

  /** Returns the frame that closes; {@link CloseCode#NONE} gives no code. */
  ByteBuf close(int code, String reason) {
    if (code == CloseCode.NONE) {
      return frame(true, false, FrameHead.CLOSE, Bytes.EMPTY);
    }
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    byte[] payload = new byte[2 + text.length];
    payload[0] = (byte) (code >>> 8);
    payload[1] = (byte) code;
    System.arraycopy(text, 0, payload, 2, text.length);
    return frame(true, false, FrameHead.CLOSE, Bytes.wrap(payload));
  }

  private ByteBuf head(boolean fin, boolean compressed, int opcode, int length) {
    ByteBuf out = allocator.ioBuffer(MOST_HEAD + length);
    int mask = masks ? 0x80 : 0;
    out.writeByte((fin ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode);
    if (length < 126) {
      out.writeByte(mask | length);
    } else if (length < 1 << 16) {
      out.writeByte(mask | 126).writeShort(length);
    } else {
      out.writeByte(mask | 127).writeLong(length);
    }
    if (masks) {
      out.writeBytes(drawn(), used, 4);
      used += 4;
    }
    return out;
  }

  private byte[] drawn() {
    if (used == drawn.length) {
      drawn = new byte[4 * MASKS];
      RANDOM.nextBytes(drawn);
      used = 0;
    }
    return drawn;
  }

  private ByteBuf masked(ByteBuf frame, int payload) {
    if (masks) {
      Mask.apply(frame.duplicate().readerIndex(payload), frame.getInt(payload - 4), 0);
    }
    return frame;
  }
}
