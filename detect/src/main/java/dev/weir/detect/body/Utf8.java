package dev.weir.detect.body;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** UTF-8 (RFC 3629), eight bytes at a time while they are ASCII. */
final class Utf8 {

  static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;

  private Utf8() {}

  /** Returns whether the bytes are well-formed: no overlong form, no surrogate, nothing above U+10FFFF. */
  static boolean valid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (i + 8 <= to && ((long) LONG.get(bytes, i) & HIGH) == 0) {
        i += 8;
      } else if (bytes[i] >= 0) {
        i++;
      } else {
        int length = sequence(bytes, i, to);
        if (length == 0) {
          return false;
        }
        i += length;
      }
    }
    return true;
  }

  /** Returns whether the eight bytes from {@code at} are all of a space's value or above. */
  static boolean noControl(byte[] bytes, int at) {
    long eight = (long) LONG.get(bytes, at);
    return (eight - SPACES & ~eight & HIGH) == 0;
  }

  private static int sequence(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return 0;
    }
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xff;
    boolean odd = first == 0xe0 && second < 0xa0 || first == 0xed && second > 0x9f
        || first == 0xf0 && second < 0x90
        || first == 0xf4 && second > 0x8f;
    return odd ? 0 : length;
  }

  /** Writes one code point; returns its length in bytes. */
  static int put(byte[] out, int at, int point) {
    if (point < 0x80) {
      out[at] = (byte) point;
      return 1;
    }
    int length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    int rest = point;
    for (int i = at + length - 1; i > at; i--, rest >>= 6) {
      out[i] = (byte) (0x80 | rest & 0x3f);
    }
    out[at] = (byte) (0xf00 >> length | rest);
    return length;
  }
}
