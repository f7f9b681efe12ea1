package dev.weir.vault;

import dev.weir.model.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The text of a root key: {@code wk_}, 12 characters of id, {@code _}, 43 of secret (256 bits), 6 of checksum, all in base62.
 * The checksum is the CRC-32 of everything before it, as GitHub's tokens have it: scanners tell a key from what looks like
 * one without asking.
 */
final class KeyText {

  static final int ID = 12;
  static final int SECRET = 43;
  static final int ID_START = KeyRing.PREFIX.length();
  static final int SECRET_START = ID_START + ID + 1;
  static final int LENGTH = SECRET_START + SECRET + 6;

  private static final int CHECKED = SECRET_START + SECRET;
  private static final byte[] PREFIX = KeyRing.PREFIX.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
      .getBytes(StandardCharsets.US_ASCII);

  private KeyText() {}

  /** Returns a new key. */
  static byte[] fresh(SecureRandom random) {
    byte[] text = new byte[LENGTH];
    System.arraycopy(PREFIX, 0, text, 0, PREFIX.length);
    fill(text, ID_START, ID, random);
    text[SECRET_START - 1] = '_';
    fill(text, SECRET_START, SECRET, random);
    long crc = crc(text);
    for (int i = LENGTH - 1; i >= CHECKED; i--) {
      text[i] = DIGITS[(int) (crc % DIGITS.length)];
      crc /= DIGITS.length;
    }
    return text;
  }

  /** Returns whether this is the text of a key, be it known or not. */
  static boolean wellFormed(byte[] text) {
    if (text.length != LENGTH || text[SECRET_START - 1] != '_') {
      return false;
    }
    for (int i = 0; i < PREFIX.length; i++) {
      if (text[i] != PREFIX[i]) {
        return false;
      }
    }
    long sum = 0;
    for (int i = ID_START; i < LENGTH; i++) {
      int digit = digit(text[i]);
      if (digit < 0 && i != SECRET_START - 1) {
        return false;
      }
      sum = i < CHECKED ? 0 : sum * DIGITS.length + digit;
    }
    return sum == crc(text);
  }

  /** Returns the text of a new id. */
  static String freshId(SecureRandom random) {
    byte[] id = new byte[ID];
    fill(id, 0, ID, random);
    return new String(id, StandardCharsets.US_ASCII);
  }

  /** Returns the text of the id that {@code bytes}, at least as many as it has characters, stand for. */
  static String idOf(byte[] bytes) {
    StringBuilder id = new StringBuilder(ID);
    for (int i = 0; i < ID; i++) {
      id.append((char) DIGITS[Math.floorMod(bytes[i], DIGITS.length)]);
    }
    return id.toString();
  }

  /** Returns whether this is the text of an id. */
  static boolean isId(byte[] text) {
    boolean all = text.length == ID;
    for (byte c : text) {
      all &= digit(c) >= 0;
    }
    return all;
  }

  static String id(byte[] text) {
    return new String(text, ID_START, ID, StandardCharsets.US_ASCII);
  }

  private static int digit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'z' ? c - 'a' + 36 : -1;
  }

  private static void fill(byte[] text, int from, int length, SecureRandom random) {
    for (int i = from; i < from + length; i++) {
      text[i] = DIGITS[random.nextInt(DIGITS.length)];
    }
  }

  private static long crc(byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(text, 0, CHECKED);
    return crc.getValue();
  }
}
