package dev.weir.wire.http;

import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Gathers a body into one array. */
public final class Gather {

  private static final int FIRST = 4096;

  private final long max;
  private byte[] bytes;
  private int length;

  /** Gathers at most {@code max} bytes; {@code expected} of them where that is known, 0 where it is not. */
  public Gather(long max, long expected) {
    this.max = Math.min(max, Integer.MAX_VALUE - 8);
    // What a client announces is not yet worth memory: above this the array grows with what comes.
    bytes = new byte[(int) Math.min(expected == 0 ? FIRST : expected, 1 << 20)];
  }

  /** Takes {@code piece}; returns false, taking nothing, where it would be too much. */
  public boolean add(ByteBuf piece) {
    int more = piece.readableBytes();
    if (length + (long) more > max) {
      piece.release();
      return false;
    }
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes,
          (int) Math.min(Math.max(bytes.length * 2L, length + (long) more), Integer.MAX_VALUE - 8));
    }
    piece.readBytes(bytes, length, more);
    length += more;
    piece.release();
    return true;
  }

  /** Returns what was gathered; nothing may be added after that. */
  public Bytes whole() {
    return Bytes.wrap(bytes, 0, length);
  }
}
