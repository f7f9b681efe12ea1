package dev.weir.detect.check;

/** The check of ISO/IEC 7812-1 annex B: every second digit from the right doubled, the sum of digits a multiple of ten. */
public final class Luhn {

  private static final int HALF = Short.SIZE;
  private static final int LOWER = 0xffff;

  private Luhn() {}

  /** Returns whether the last digit of {@code digits} checks the others; false where anything else is among them. */
  public static boolean holds(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += part(digit, i % 2 == 1);
    }
    return sum % 10 == 0 && !digits.isEmpty();
  }

  /**
   * Returns the sums of digits and of one more behind them, where {@code sums} is 0 for none: in the upper half with the last
   * digit doubled, as another may follow.
   */
  public static int with(int sums, int digit) {
    int last = (sums >>> HALF) + digit;
    int before = (sums & LOWER) + part(digit, true);
    return before << HALF | last;
  }

  /** Returns whether the last of the digits with these {@linkplain #with sums} checks the others. */
  public static boolean holds(int sums) {
    return (sums & LOWER) % 10 == 0;
  }

  private static int part(int digit, boolean twice) {
    return twice ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
  }
}
