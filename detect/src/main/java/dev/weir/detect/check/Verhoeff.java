package dev.weir.detect.check;

/**
 * The check that catches every wrong digit and every swap of neighbours. Source: J. Verhoeff, Error Detecting Decimal Codes,
 * Mathematical Centre Tract 29 (1969).
 */
public final class Verhoeff {

  /** The dihedral group of order ten. */
  private static final String[] PRODUCT = {"0123456789", "1234067895", "2340178956", "3401289567",
    "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"};
  /** What a digit becomes by its place. */
  private static final String[] PERMUTED = {"0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870",
    "4286573901", "2793806415", "7046913258"};

  private Verhoeff() {}

  /** Returns whether the last digit of {@code digits} checks the others. */
  public static boolean holds(String digits) {
    int product = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      product = PRODUCT[product].charAt(PERMUTED[i % 8].charAt(digit) - '0') - '0';
    }
    return product == 0 && !digits.isEmpty();
  }
}
