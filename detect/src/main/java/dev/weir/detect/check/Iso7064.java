package dev.weir.detect.check;

/** The check characters of ISO/IEC 7064. */
public final class Iso7064 {

  private static final String MOD_37 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

  /** A number below this may have two more digits. */
  private static final long LARGE = 10_000_000_000_000_000L;

  private Iso7064() {}

  /** Returns whether a code of digits and letters (10 to 35) leaves 1 modulo 97: MOD 97-10. */
  public static boolean mod97(String code) {
    long number = 0;
    for (int i = 0; i < code.length(); i++) {
      number = mod97(number, code.charAt(i));
    }
    return number % 97 == 1;
  }

  /**
   * Returns a number that is the same modulo 97 as {@code number} with {@code c}, an ASCII digit or letter, written behind it. Most
   * of the divisions are left to later.
   */
  public static long mod97(long number, int c) {
    int value = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    long longer = number * (value > 9 ? 100 : 10) + value;
    return longer < LARGE ? longer : longer % 97;
  }

  /** Returns whether the last digit checks the others by the hybrid system MOD 11,10. */
  public static boolean mod11And10(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (product + digits.charAt(i) - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + digits.charAt(digits.length() - 1) - '0') % 10 == 1;
  }

  /** Returns whether the last character, a digit or X for ten, checks the digits before it by MOD 11-2. */
  public static boolean mod11And2(String code) {
    int rest = 0;
    for (int i = 0; i < code.length() - 1; i++) {
      rest = (rest + code.charAt(i) - '0') * 2 % 11;
    }
    char last = code.charAt(code.length() - 1);
    return (rest + (last == 'X' ? 10 : last - '0')) % 11 == 1;
  }

  /** Returns whether the last character checks digits and letters by the hybrid system MOD 37,36. */
  public static boolean mod37And36(String code) {
    int product = 36;
    for (int i = 0; i < code.length() - 1; i++) {
      int sum = (product + MOD_37.indexOf(code.charAt(i))) % 36;
      product = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return (product + MOD_37.indexOf(code.charAt(code.length() - 1))) % 36 == 1;
  }
}
