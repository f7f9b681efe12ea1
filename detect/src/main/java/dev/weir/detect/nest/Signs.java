package dev.weir.detect.nest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Tells, eight bytes at a time, whether any of the few bytes is in a text that some encoding needs. */
final class Signs {

  /** So many bytes are looked at in one; no text is shorter. */
  static final int EIGHT = 8;

  /** A byte of a character beyond ASCII. */
  static final int HIGH = 1;
  static final int PERCENT = 2;
  static final int AMPERSAND = 4;
  static final int BACKSLASH = 8;
  static final int LINE = 16;

  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long PERCENTS = ONES * '%';
  private static final long AMPERSANDS = ONES * '&';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long LINES = ONES * '\n';

  private static final byte[] OF_BYTE = new byte[256];

  static {
    Arrays.fill(OF_BYTE, 0x80, 0x100, (byte) HIGH);
    OF_BYTE['%'] = PERCENT;
    OF_BYTE['&'] = AMPERSAND;
    OF_BYTE['\\'] = BACKSLASH;
    OF_BYTE['\n'] = LINE;
  }

  private static final int LONGEST_WORD = 20;

  private Signs() {}

  /** Returns which of them are in {@code bytes[from..to)}, which is {@link #EIGHT} bytes long or longer. */
  static int in(byte[] bytes, int from, int to) {
    long high = 0;
    long percent = 0;
    long ampersand = 0;
    long backslash = 0;
    long line = 0;
    int last = to - EIGHT;
    for (int i = from; i < last; i += EIGHT) {
      long eight = (long) LONG.get(bytes, i);
      high |= eight;
      percent |= zeros(eight ^ PERCENTS);
      ampersand |= zeros(eight ^ AMPERSANDS);
      backslash |= zeros(eight ^ BACKSLASHES);
      line |= zeros(eight ^ LINES);
    }
    return ((high & HIGHS) != 0 ? HIGH : 0) | (percent != 0 ? PERCENT : 0) | (ampersand != 0 ? AMPERSAND : 0)
        | (backslash != 0 ? BACKSLASH : 0) | (line != 0 ? LINE : 0) | ofEach(bytes, last, to);
  }

  private static int ofEach(byte[] bytes, int from, int to) {
    int signs = 0;
    for (int i = from; i < to; i++) {
      signs |= OF_BYTE[bytes[i] & 0xff];
    }
    return signs;
  }

  /**
   * Returns whether spaces are written as plus signs in {@code bytes[from..to)}, as forms have them: there are no others, and no
   * plus sign stands beside so long a piece that both may be of base64.
   */
  static boolean plussed(byte[] bytes, int from, int to) {
    int piece = 0;
    boolean beside = false;
    boolean plus = false;
    for (int i = from; i < to; i++) {
      boolean coded = bytes[i] == '%' && i + 2 < to && bytes[i + 1] == '2' && bytes[i + 2] == '0';
      boolean coded64 = piece > LONGEST_WORD && (beside || bytes[i] == '+');
      if (bytes[i] == ' ' || coded || coded64) {
        return false;
      }
      boolean ends = bytes[i] == '+' || !Runs.member(bytes[i]);
      beside = ends ? bytes[i] == '+' : beside;
      piece = ends ? 0 : piece + 1;
      plus |= bytes[i] == '+';
    }
    return plus;
  }

  /** Not zero if any byte is zero; which of them is not told. */
  private static long zeros(long eight) {
    return eight - ONES & ~eight & HIGHS;
  }
}
