package dev.weir.scan.flow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Weir's own keys in a text, told from what only looks like one: a root key by its checksum, a sub-key by how what it says begins. Whether
 * one is in force only its Weir knows.
 */
final class WeirKeys {

  private static final String ROOT = "wk_";
  private static final String SUB = "ws_";
  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID = 12;
  private static final int CHECKED = ROOT.length() + ID + 1 + 43;
  private static final int CHECKSUM = 6;
  /** Version, signer. */
  private static final int SUB_HEAD = 5;
  private static final int DEEPEST = 3;
  /** In characters of base64url: far enough to have the id. */
  private static final int SUB_START = 76;

  private WeirKeys() {}

  /** Returns the public id of the first key in {@code text}. */
  static Optional<String> idIn(String text) {
    for (int at = text.indexOf("w"); at >= 0
        && at + SUB.length() < text.length(); at = text.indexOf("w", at + 1)) {
      Optional<String> id = text.startsWith(ROOT, at)
          ? root(text, at)
          : text.startsWith(SUB, at) ? below(text, at + SUB.length()) : Optional.empty();
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> root(String text, int at) {
    int end = at + CHECKED + CHECKSUM;
    if (end > text.length() || text.charAt(at + ROOT.length() + ID) != '_') {
      return Optional.empty();
    }
    CRC32 crc = new CRC32();
    crc.update(text.substring(at, at + CHECKED).getBytes(StandardCharsets.UTF_8));
    long sum = 0;
    for (int i = at + CHECKED; i < end; i++) {
      sum = sum * DIGITS.length() + DIGITS.indexOf(text.charAt(i));
    }
    return sum == crc.getValue()
        ? id(text.substring(at + ROOT.length(), at + ROOT.length() + ID))
        : Optional.empty();
  }

  private static Optional<String> below(String text, int from) {
    if (from + SUB_START > text.length()) {
      return Optional.empty();
    }
    try {
      byte[] said = Base64.getUrlDecoder().decode(text.substring(from, from + SUB_START));
      int depth = said[SUB_HEAD];
      int own = SUB_HEAD + 1 + depth * ID;
      boolean fits = said[0] == 1 && depth >= 1 && depth <= DEEPEST;
      return fits ? id(new String(said, own, ID, StandardCharsets.ISO_8859_1)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> id(String text) {
    return text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0) ? Optional.of(text) : Optional.empty();
  }
}
