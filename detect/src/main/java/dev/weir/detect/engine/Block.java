package dev.weir.detect.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Sixty-four bytes at a time, as bitmaps of what starts at each. Eight bytes are told apart in one long, by their highest bits,
 * so that a word costs no branch that the processor would have to guess.
 */
final class Block {

  static final int SIZE = 64;
  /** So many bytes are looked at in one. */
  static final int WORD = 8;
  static final long UNTOLD = 1;

  private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = ONES << 7;
  private static final long LOW = 0x7f * ONES;
  /** Times eight bits, one for each byte, gives these bits side by side in the highest byte. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private long words;
  private long others;

  /**
   * Returns the highest bit of each of {@link #WORD} bytes that a word begins with: a small letter behind none, a capital behind
   * none; {@link #UNTOLD} where letters beyond ASCII are among them.
   */
  static long begun(byte[] bytes, int at) {
    long eight = (long) EIGHT.get(bytes, at);
    byte before = at > 0 ? bytes[at - 1] : 0;
    long breaks = ~((~eight & LOW) + LOW | ~eight) & HIGH;
    if ((eight & HIGH) != breaks || before < 0 && before != Text.BREAK) {
      return UNTOLD;
    }
    long letters = letters(eight);
    long capitals = letters & ~(eight << 2);
    long capitalBefore = before >= 'A' && before <= 'Z' ? 0x80 : 0;
    long letterBefore = before >= 'a' && before <= 'z' ? 0x80 : capitalBefore;
    return letters & ~capitals & ~(letters << 8 | letterBefore) | capitals & ~(capitals << 8 | capitalBefore);
  }

  /** Reads the bytes from {@code at}. */
  void read(byte[] bytes, int at) {
    long small = 0;
    long rest = 0;
    long before = (at > 1 ? (bytes[at - 2] & 0xffL) << 48 : 0) | (at > 0 ? (bytes[at - 1] & 0xffL) << 56 : 0);
    long letters = letters(before);
    long digits = digits(before);
    long capitals = letters & ~(before << 2);
    for (int i = 0; i < SIZE; i += 8) {
      long eight = (long) EIGHT.get(bytes, at + i);
      long lettersBefore = letters >>> 56;
      long digitsBefore = digits >>> 48;
      long smallBefore = (letters & ~capitals) >>> 56;
      letters = letters(eight);
      digits = digits(eight);
      capitals = letters & ~(eight << 2);
      lettersBefore |= letters << 8;
      digitsBefore |= digits << 16;
      smallBefore |= (letters & ~capitals) << 8;
      long first = ~(lettersBefore | digitsBefore >>> 8 | digits << 8);
      small |= bits(letters & ~capitals & first | capitals & smallBefore) << i;
      rest |= bits(capitals & first | digits & (first | lettersBefore & ~digitsBefore) | others(eight)) << i;
    }
    words = small;
    others = rest;
  }

  /** Returns a bit for each small letter behind neither letter nor digit, and each capital behind a small letter. */
  long words() {
    return words;
  }

  /**
   * Returns a bit for each capital and digit behind neither, each digit behind a letter that no digit is before, each first byte
   * of a letter beyond ASCII, each break, and each of the marks {@code :@%~\}; a few others may be set.
   */
  long others() {
    return others;
  }

  private static long bits(long highest) {
    return ((highest & HIGH) >>> 7) * GATHER >>> 56;
  }

  private static long letters(long eight) {
    long small = eight | 0x20 * ONES;
    return from('a', small) & ~from('z' + 1, small) & ~eight & HIGH;
  }

  private static long digits(long eight) {
    return from('0', eight) & ~from('9' + 1, eight) & ~eight & HIGH;
  }

  private static long others(long eight) {
    long ascii = from(':', eight) & ~from(':' + 1, eight) | from('@', eight) & ~from('@' + 1, eight)
        | from('%', eight) & ~from('%' + 1, eight) | from('~', eight)
        | from('\\', eight) & ~from('\\' + 1, eight);
    return ascii & ~eight | eight & eight << 1;
  }

  /** Sets the highest bit of the bytes whose lower seven make {@code least} or more; the other bits are of no meaning. */
  private static long from(int least, long eight) {
    return (eight & LOW) + (0x80 - least) * ONES;
  }
}
