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
   * Returns the highest bit of each of {@link #WORD} bytes that a word of two letters or more begins with: a small letter behind
   * none, a capital behind none, and a letter or a dot behind it or, of the last byte, anything; {@link #UNTOLD} where letters beyond ASCII
   * are among them.
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
    long begun = letters & ~capitals & ~(letters << 8 | letterBefore)
        | capitals & ~(capitals << 8 | capitalBefore);
    return begun & ((letters | dots(eight)) >>> 8 | 1L << 63);
  }

  /** Reads the bytes from {@code at}. */
  void read(byte[] bytes, int at) {
    long letters = 0;
    long capitals = 0;
    long digits = 0;
    long marks = 0;
    for (int i = 0; i < SIZE; i += WORD) {
      long eight = (long) EIGHT.get(bytes, at + i);
      long some = letters(eight);
      letters |= bits(some) << i;
      capitals |= bits(some & ~(eight << 2)) << i;
      digits |= bits(digits(eight)) << i;
      marks |= bits(marks(eight)) << i;
    }
    int last = at > 0 ? bytes[at - 1] : 0;
    int lastButOne = at > 1 ? bytes[at - 2] : 0;
    long letterBefore = letters << 1 | bit(Alphabet.LETTERS, last);
    long smallBefore = (letters & ~capitals) << 1 | bit(Alphabet.SMALL, last);
    long digitBefore = digits << 1 | bit(Alphabet.DIGITS, last);
    long digitBeforeThat = digitBefore << 1 | bit(Alphabet.DIGITS, lastButOne);
    long first = ~(letterBefore | digitBefore);
    words = letters & ~capitals & first | capitals & smallBefore;
    others = capitals & first | digits & (first | letterBefore & ~digitBeforeThat) | marks;
  }

  private static long bit(Alphabet alphabet, int c) {
    return alphabet.has(c) ? 1 : 0;
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

  private static long dots(long eight) {
    long none = eight ^ '.' * ONES;
    return ~((none & LOW) + LOW | none) & HIGH;
  }

  private static long digits(long eight) {
    return from('0', eight) & ~from('9' + 1, eight) & ~eight & HIGH;
  }

  /** The marks, some others that differ from them in the bit that tells small letters from capitals, and first bytes of letters. */
  private static long marks(long eight) {
    long small = eight | 0x20 * ONES;
    long ascii = from(':', eight) & ~from(':' + 1, eight) | from('%', small) & ~from('%' + 1, small)
        | from('@' | 0x20, small) & ~from('a', small) | from('\\' | 0x20, small);
    return ascii & ~eight | eight & eight << 1;
  }

  /** Sets the highest bit of the bytes whose lower seven make {@code least} or more; the other bits are of no meaning. */
  private static long from(int least, long eight) {
    return (eight & LOW) + (0x80 - least) * ONES;
  }
}
