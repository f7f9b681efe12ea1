package dev.weir.scan.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names for the findings of one file that stay when lines move: made of what a finding is about, and of its number among those that
 * are about the same.
 */
final class Fingerprints {

  private static final int BYTES = 16;

  private final Map<String, Integer> seen = new HashMap<>();
  private final MessageDigest digest;

  Fingerprints() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  String of(String... parts) {
    var key = String.join("\n", parts);
    return hash(key + "\n" + seen.merge(key, 1, Integer::sum));
  }

  private String hash(String text) {
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
  }
}
