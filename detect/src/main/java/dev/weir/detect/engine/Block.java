package dev.weir.detect.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Sixty-four bytes at a time: a bit for each at which the engine may have to do something. Eight bytes are told apart in one
 * long, by their highest bits, so that a word costs no branch that the processor would have to guess.
 */
final class Block {

  static final int SIZE = 64;

  private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x80 * ONES;
  private static final long LOW = 0x7f * ONES;
  /** Times eight bits, one for each byte, gives these bits side by side in the highest byte. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private Block() {}

  /**
   * Returns a bit for each of the bytes from {@code at} that is a letter or digit behind neither, a capital behind a small letter,
   * a digit behind a letter, the first byte of a letter beyond ASCII, a break, or one of the marks {@code :@%~\}.
   */
  static long starts(byte[] bytes, int at) {
    long starts = 0;
    long before = at == 0 ? ' ' : bytes[at - 1] & 0xff;
    for (int i = 0; i < SIZE; i += 8) {
      long eight = (long) EIGHT.get(bytes, at + i);
      starts |= (starts(eight, eight << 8 | before) >>> 7) * GATHER >>> 56 << i;
      before = eight >>> 56;
    }
    return starts;
  }

  /** @param before the byte before each of these */
  private static long starts(long eight, long before) {
    long letters = letters(eight);
    long digits = from('0', eight) & ~from('9' + 1, eight);
    long lettersBefore = letters(before);
    long smallBefore = lettersBefore & before << 2;
    long wordsBefore = lettersBefore | from('0', before) & ~from('9' + 1, before) & ~before;
    long first = (letters | digits & ~eight) & ~wordsBefore;
    long hump = letters & ~(eight << 2) & smallBefore;
    long mixed = digits & ~eight & lettersBefore;
    long marks = (is(':', eight) | is('@', eight) | is('%', eight) | is('~', eight) | is('\\', eight)) & ~eight;
    return (first | hump | mixed | marks | eight & eight << 1) & HIGH;
  }

  private static long letters(long eight) {
    long small = eight | 0x20 * ONES;
    return from('a', small) & ~from('z' + 1, small) & ~eight;
  }

  /** Sets the highest bit of the bytes whose lower seven make {@code least} or more; others are of no meaning. */
  private static long from(int least, long eight) {
    return (eight & LOW) + (0x80 - least) * ONES;
  }

  /** Sets the highest bit of the bytes whose lower seven make {@code c}; others are of no meaning. */
  private static long is(int c, long eight) {
    return ~(((eight ^ c * ONES) & LOW) + LOW);
  }
}
