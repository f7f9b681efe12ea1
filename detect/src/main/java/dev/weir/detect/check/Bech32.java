package dev.weir.detect.check;

/** The check of Bech32 (BIP 173) and Bech32m (BIP 350). */
public final class Bech32 {

  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  private static final int BECH32 = 1;
  private static final int BECH32M = 0x2bc830a3;

  private Bech32() {}

  /** Returns whether {@code code}, in small letters, has a part before its last 1 and a right checksum behind. */
  public static boolean holds(String code) {
    int one = code.lastIndexOf('1');
    if (one < 1 || code.length() - one < 7) {
      return false;
    }
    int sum = 1;
    for (int i = 0; i < one; i++) {
      sum = step(sum, code.charAt(i) >> 5);
    }
    sum = step(sum, 0);
    for (int i = 0; i < one; i++) {
      sum = step(sum, code.charAt(i) & 31);
    }
    for (int i = one + 1; i < code.length(); i++) {
      int digit = ALPHABET.indexOf(code.charAt(i));
      if (digit < 0) {
        return false;
      }
      sum = step(sum, digit);
    }
    return sum == BECH32 || sum == BECH32M;
  }

  private static int step(int sum, int digit) {
    int next = (sum & 0x1ffffff) << 5 ^ digit;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (sum >> 25 + i & 1) != 0 ? GENERATOR[i] : 0;
    }
    return next;
  }
}
