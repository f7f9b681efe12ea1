package dev.weir.audit.segment;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A SHA-256 hash, as four numbers so that two of them compare as values do. */
public record Hash(long a, long b, long c, long d) {

  /** What stands before the first frame of the first segment. */
  public static final Hash NONE = new Hash(0, 0, 0, 0);

  /** How long one is. */
  public static final int BYTES = 32;

  /** Returns the 32 bytes at {@code at}. */
  public static Hash read(ByteBuffer from, int at) {
    return new Hash(from.getLong(at), from.getLong(at + 8), from.getLong(at + 16), from.getLong(at + 24));
  }

  /** Puts its 32 bytes at {@code at}. */
  public void write(ByteBuffer to, int at) {
    to.putLong(at, a).putLong(at + 8, b).putLong(at + 16, c).putLong(at + 24, d);
  }

  /** Returns its 32 bytes. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    write(bytes, 0);
    return bytes.array();
  }

  /** Returns 64 hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
  }
}
