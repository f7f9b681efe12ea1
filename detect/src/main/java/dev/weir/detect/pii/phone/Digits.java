package dev.weir.detect.pii.phone;

/**
 * Digits as they are dialled, sixteen at most.
 *
 * @param packed four bits for each, the last one's lowest
 */
record Digits(long packed, int length) {

  static final Digits NONE = new Digits(0, 0);

  /** Returns the digits of {@code text}, which has nothing else in it. */
  static Digits of(String text) {
    Digits digits = NONE;
    for (int i = 0; i < text.length(); i++) {
      digits = digits.and(text.charAt(i) - '0');
    }
    return digits;
  }

  /** Returns these and one more behind them. */
  Digits and(int digit) {
    return new Digits(packed << 4 | digit, length + 1);
  }

  int at(int i) {
    return (int) (packed >>> 4 * (length - 1 - i)) & 15;
  }

  boolean startsWith(Digits others) {
    return others.length <= length && packed >>> 4 * (length - others.length) == others.packed;
  }

  /** Returns all but the first {@code count}. */
  Digits without(int count) {
    int rest = length - count;
    return new Digits(rest == 0 ? 0 : packed & -1L >>> 64 - 4 * rest, rest);
  }

  /** Returns how many there are without the zeros in front. */
  int significant() {
    return (Long.SIZE - Long.numberOfLeadingZeros(packed) + 3) / 4;
  }
}
