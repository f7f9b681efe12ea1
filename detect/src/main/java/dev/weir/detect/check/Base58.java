package dev.weir.detect.check;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Base58Check: a version, twenty bytes, and the first four bytes of their double SHA-256. Source: the Bitcoin wiki. */
public final class Base58 {

  private static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final int BYTES = 25;

  private Base58() {}

  /** Returns whether {@code code} is an address of one of the currencies that are made so; of Ripple where it begins with r. */
  public static boolean address(String code) {
    String alphabet = code.startsWith("r") ? RIPPLE : BITCOIN;
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < code.length(); i++) {
      int digit = alphabet.indexOf(code.charAt(i));
      if (digit < 0) {
        return false;
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    byte[] significant = number.toByteArray();
    if (significant.length > BYTES + 1 || significant.length < BYTES - 8) {
      return false;
    }
    byte[] all = new byte[BYTES];
    int n = Math.min(BYTES, significant.length);
    System.arraycopy(significant, significant.length - n, all, BYTES - n, n);
    return checked(all);
  }

  private static boolean checked(byte[] all) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(sha.digest(Arrays.copyOf(all, BYTES - 4)));
      return Arrays.equals(digest, 0, 4, all, BYTES - 4, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
