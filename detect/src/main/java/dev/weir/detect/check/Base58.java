package dev.weir.detect.check;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Base58Check: a version, twenty bytes, and the first four bytes of their double SHA-256. Source: the Bitcoin wiki. */
public final class Base58 {

  private static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final int BYTES = 25;
  /** Zcash's version is of two bytes. */
  private static final int MORE_BYTES = 26;
  private static final byte[] NOTHING = {};
  /** Digits of eight bytes; by how many bytes are left behind the last eight, how many digits those have. */
  private static final int BLOCK = 11;
  private static final String REST = "\0\2\3\5\6\7\t\n";

  private Base58() {}

  /**
   * Returns whether {@code code} is an address of one of the currencies that are made so; of Ripple where it begins with r, of
   * Zcash where it begins with t.
   */
  public static boolean address(String code) {
    int length = code.startsWith("t") ? MORE_BYTES : BYTES;
    byte[] all = bytes(code, code.startsWith("r") ? RIPPLE : BITCOIN, length);
    return all.length > 0 && checked(all);
  }

  /** Returns whether {@code code} is {@code length} bytes in Bitcoin's digits, without a check: the first digit of zeros stands for one each. */
  public static boolean holds(String code, int length) {
    byte[] all = bytes(code, BITCOIN, length);
    int zeros = 0;
    while (zeros < all.length && all[zeros] == 0) {
      zeros++;
    }
    int ones = 0;
    while (ones < code.length() && code.charAt(ones) == '1') {
      ones++;
    }
    return all.length > 0 && zeros == ones;
  }

  /** Returns the number that {@code code} writes in so many bytes; none where it is larger, much smaller, or no number. */
  private static byte[] bytes(String code, String alphabet, int length) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < code.length(); i++) {
      int digit = alphabet.indexOf(code.charAt(i));
      if (digit < 0) {
        return NOTHING;
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    byte[] significant = number.toByteArray();
    int zero = significant[0] == 0 ? 1 : 0;
    int n = significant.length - zero;
    if (n > length || n < length - 8) {
      return NOTHING;
    }
    byte[] all = new byte[length];
    System.arraycopy(significant, zero, all, length - n, n);
    return all;
  }

  private static boolean checked(byte[] all) {
    try {
      int body = all.length - 4;
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(sha.digest(Arrays.copyOf(all, body)));
      return Arrays.equals(digest, 0, 4, all, body, all.length);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns whether {@code code} is an address of Monero: Base58 in blocks of eight bytes, with the first four bytes of the
   * Keccak digest behind. Source: Monero's documentation, "Standard address", "Subaddress", "Integrated address".
   */
  public static boolean monero(String code) {
    int blocks = code.length() / BLOCK;
    int rest = code.length() % BLOCK;
    int last = REST.indexOf((char) rest);
    ByteBuffer all = ByteBuffer.allocate(8 * blocks + Math.max(0, last));
    for (int i = 0; i < code.length(); i += BLOCK) {
      String block = code.substring(i, Math.min(code.length(), i + BLOCK));
      byte[] bytes = bytes(block, BITCOIN, block.length() == BLOCK ? 8 : last);
      if (last < 0 || bytes.length == 0) {
        return false;
      }
      all.put(bytes);
    }
    byte[] message = Arrays.copyOf(all.array(), all.capacity() - 4);
    return Arrays.equals(Keccak.ofShort(message), 0, 4, all.array(), message.length, all.capacity());
  }
}
