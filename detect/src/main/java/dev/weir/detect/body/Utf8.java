package dev.weir.detect.body;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** UTF-8 (RFC 3629), eight bytes at a time while they are ASCII. */
public final class Utf8 {

  private static final String TEXT_CONTROLS = "\t\n\f\r\u001b\u001e";

  static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;

  private Utf8() {}

  /**
   * Returns whether the bytes are text: well-formed, with no overlong form, no surrogate and nothing above U+10FFFF, and with no
   * control character that no text has.
   */
  public static boolean isText(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (i + 8 <= to && isPlain((long) LONG.get(bytes, i))) {
        i += 8;
      } else if (isControl(bytes[i])) {
        return false;
      } else {
        int length = bytes[i] >= 0 ? 1 : sequence(bytes, i, to);
        if (length == 0) {
          return false;
        }
        i += length;
      }
    }
    return true;
  }

  /** Returns whether all of eight bytes are ASCII from the space on. */
  private static boolean isPlain(long eight) {
    return ((eight | eight - SPACES) & HIGH) == 0;
  }

  private static boolean isControl(byte b) {
    return b >= 0 && b < ' ' && TEXT_CONTROLS.indexOf(b) < 0;
  }

  /** Returns whether a control character is there that no text has: such bytes are UTF-16, protobuf or an image. */
  static boolean hasControl(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      while (i + 8 <= to && noControl(raw, i)) {
        i += 8;
      }
      if (i < to && isControl(raw[i])) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the eight bytes from {@code at} are all of a space's value or above. */
  private static boolean noControl(byte[] bytes, int at) {
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

  /** Returns how many of the bytes begin a character. */
  public static int points(byte[] bytes, int from, int to) {
    int points = 0;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long eight = (long) LONG.get(bytes, i);
      points += Long.BYTES - Long.bitCount(eight & ~eight << 1 & HIGH);
    }
    for (; i < to; i++) {
      points += (bytes[i] & 0xc0) == 0x80 ? 0 : 1;
    }
    return points;
  }

  /** Returns the length of the character at {@code at}; 1 for what is none. */
  static int length(byte[] bytes, int at, int to) {
    return bytes[at] >= 0 ? 1 : Math.max(1, sequence(bytes, at, to));
  }

  /** Returns the code point of the character at {@code at}; U+FFFD for what is none. */
  static int point(byte[] bytes, int at, int to) {
    int length = length(bytes, at, to);
    if (length == 1) {
      return bytes[at] >= 0 ? bytes[at] : 0xfffd;
    }
    int point = bytes[at] & 0xff >> length + 1;
    for (int i = at + 1; i < at + length; i++) {
      point = point << 6 | bytes[i] & 0x3f;
    }
    return point;
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
