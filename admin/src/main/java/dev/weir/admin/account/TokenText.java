package dev.weir.admin.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The text of an API token: {@code wat_}, 12 characters of id, {@code _}, 43 of secret (256 bits), 6 of checksum (CRC-32), all
 * in base62, as a key of a caller has it: scanners tell one from what looks like it without asking.
 */
final class TokenText {

  static final String PREFIX = "wat_";

  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID = 12;
  private static final int SECRET = 43;
  private static final int CHECKSUM = 6;
  private static final int CHECKED = PREFIX.length() + ID + 1 + SECRET;

  private TokenText() {}

  static String fresh() {
    String text = PREFIX + chance(ID) + "_" + chance(SECRET);
    return text + checksum(text);
  }

  /** Returns whether this is the text of a token, be it known or not. */
  static boolean wellFormed(String text) {
    if (text.length() != CHECKED + CHECKSUM || !text.startsWith(PREFIX)
        || text.charAt(PREFIX.length() + ID) != '_') {
      return false;
    }
    return text.endsWith(checksum(text.substring(0, CHECKED)));
  }

  static String id(String text) {
    return text.substring(PREFIX.length(), PREFIX.length() + ID);
  }

  private static String chance(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return text.toString();
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    StringBuilder digits = new StringBuilder();
    for (long left = crc.getValue(); digits.length() < CHECKSUM; left /= DIGITS.length()) {
      digits.insert(0, DIGITS.charAt((int) (left % DIGITS.length())));
    }
    return digits.toString();
  }
}
