package dev.weir.detect.check;

/** The check by a quasigroup without fixed points. Source: H. M. Damm, Total anti-symmetrische Quasigruppen (2004). */
public final class Damm {

  private static final String[] TABLE = {"0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"};

  private Damm() {}

  /** Returns whether the last digit of {@code digits} checks the others. */
  public static boolean holds(String digits) {
    int interim = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      interim = TABLE[interim].charAt(digit) - '0';
    }
    return interim == 0 && !digits.isEmpty();
  }
}
