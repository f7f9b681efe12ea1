package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;
import java.util.Arrays;

/**
 * Snappy's blocks (google/snappy, format_description.txt): a length, then literals and copies of what came before. Receivers of
 * metrics and logs (Prometheus' remote write, Loki) take no others.
 */
public final class Snappy {

  private static final int MOST_SHORT = 60;
  private static final Unpacked.Failed BROKEN = new Unpacked.Failed("not well-formed in its content coding");

  private final Bytes block;
  private final byte[] out;
  private int at;
  private int length;

  private Snappy(Bytes block, int at, byte[] out) {
    this.block = block;
    this.at = at;
    this.out = out;
  }

  /** Returns what {@code block} holds, at most {@code cap} bytes. */
  static Unpacked undo(Bytes block, long cap) {
    long length = 0;
    int at = 0;
    boolean more = true;
    for (int shift = 0; more && shift < 35 && at < block.length(); shift += 7) {
      length |= (block.at(at) & 0x7fL) << shift;
      more = block.at(at++) < 0;
    }
    if (more || length > cap) {
      return more ? BROKEN : Codings.OVER_CAP;
    }
    Snappy snappy = new Snappy(block, at, new byte[(int) length]);
    return snappy.all() ? new Unpacked.Plain(Bytes.wrap(snappy.out)) : BROKEN;
  }

  /** Returns a block that holds {@code plain}, as one literal. */
  public static Bytes block(Bytes plain) {
    byte[] block = new byte[10 + plain.length()];
    int end = 0;
    int left = plain.length();
    for (; left > 0x7f; left >>>= 7) {
      block[end++] = (byte) (left & 0x7f | 0x80);
    }
    block[end++] = (byte) left;
    if (plain.isEmpty()) {
      return Bytes.wrap(Arrays.copyOf(block, end));
    }
    block[end++] = (byte) (MOST_SHORT + 3 << 2);
    for (int shift = 0; shift < 32; shift += 8) {
      block[end++] = (byte) (plain.length() - 1 >>> shift);
    }
    System.arraycopy(plain.array(), plain.offset(), block, end, plain.length());
    return Bytes.wrap(Arrays.copyOf(block, end + plain.length()));
  }

  private boolean all() {
    boolean good = true;
    while (good && at < block.length()) {
      int tag = block.at(at++) & 0xff;
      good = switch (tag & 3) {
        case 0 -> literal(tag >>> 2);
        case 1 -> at < block.length() && copy(4 + (tag >>> 2 & 7), tag >>> 5 << 8 | block.at(at++) & 0xff);
        case 2 -> copy(1 + (tag >>> 2), little(2));
        default -> copy(1 + (tag >>> 2), little(4));
      };
    }
    return good && length == out.length;
  }

  private boolean literal(int lengthOrWidth) {
    long many = 1 + (lengthOrWidth < MOST_SHORT ? lengthOrWidth : little(lengthOrWidth - MOST_SHORT + 1));
    if (many < 1 || many > block.length() - at || many > out.length - length) {
      return false;
    }
    System.arraycopy(block.array(), block.offset() + at, out, length, (int) many);
    at += (int) many;
    length += (int) many;
    return true;
  }

  /** What is copied may overlap itself: then it repeats. */
  private boolean copy(int many, long back) {
    if (back < 1 || back > length || many > out.length - length) {
      return false;
    }
    for (int i = 0; i < many; i++, length++) {
      out[length] = out[length - (int) back];
    }
    return true;
  }

  /** Returns the number in the next {@code bytes}, -1 where there are not so many. */
  private long little(int bytes) {
    if (bytes > block.length() - at) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (block.at(at++) & 0xffL) << 8 * i;
    }
    return number;
  }
}
