package dev.weir.wire.http;

import dev.weir.model.net.Bytes;
import dev.weir.wire.guard.Share;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Gathers a body into one array. */
public final class Gather {

  private static final int FIRST = 4096;

  private final long max;
  private final long expected;
  private final Share memory;
  private byte[] bytes;
  private int length;

  /** Gathers at most {@code max} bytes; {@code expected} of them where that is known, 0 where it is not. */
  public Gather(long max, long expected, Share memory) {
    this.memory = memory;
    this.expected = expected;
    this.max = Math.min(max, Integer.MAX_VALUE - 8);
    // What a client announces is not yet worth memory: above this the array grows with what comes.
    bytes = new byte[(int) Math.min(expected == 0 ? FIRST : expected, 1 << 20)];
  }

  /** What became of a piece that was added. */
  public enum Added {
    /** It is there with the others. */
    TAKEN,
    /** It would be more than the body may have; nothing was taken. */
    OVER,
    /** There is no memory for it; nothing was taken. */
    NO_MEMORY
  }

  /** Takes {@code piece}, or releases it. */
  public Added add(ByteBuf piece) {
    int more = piece.readableBytes();
    boolean over = length + (long) more > max;
    if (over || !memory.reach(length + (long) more)) {
      piece.release();
      return over ? Added.OVER : Added.NO_MEMORY;
    }
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, grown(length + (long) more));
    }
    piece.readBytes(bytes, length, more);
    length += more;
    piece.release();
    return Added.TAKEN;
  }

  /** Doubles, but to no more than what is to come where that is known: a body may be a good part of the heap. */
  private int grown(long needed) {
    long most = expected >= needed ? expected : Integer.MAX_VALUE - 8;
    return (int) Math.min(Math.max(bytes.length * 2L, needed), most);
  }

  /** Returns what was gathered; nothing may be added after that. */
  public Bytes whole() {
    return Bytes.wrap(bytes, 0, length);
  }
}
