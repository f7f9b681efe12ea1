package dev.weir.detect.check;

/** The check of ISO/IEC 7812-1 annex B: every second digit from the right doubled, the sum of digits a multiple of ten. */
public final class Luhn {

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

  /** Returns whether the last digit of {@code number} checks the others. */
  public static boolean holds(long number) {
    int sum = 0;
    boolean twice = false;
    for (long rest = number; rest > 0; rest /= 10) {
      sum += part((int) (rest % 10), twice);
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  private static int part(int digit, boolean twice) {
    return twice ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
  }
}
