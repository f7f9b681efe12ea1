package dev.weir.detect.rewrite;

import dev.weir.model.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes under keys that are derived from one key of 32 bytes, one for each use. */
public final class Keyed {

  private static final String HMAC = "HmacSHA256";

  private final byte[] replacementKey;
  private final SipHash fingerprints;

  public Keyed(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("a key of 32 bytes is needed");
    }
    replacementKey = hmac(key, "weir detect replacement");
    fingerprints = new SipHash(hmac(key, "weir detect fingerprint"));
  }

  /** Returns 64 bits that are the same for the same bytes under this key, and tell nothing of them. */
  public long fingerprint(byte[] bytes, int from, int to) {
    return fingerprints.of(bytes, from, to);
  }

  /** Returns the same of all of them. */
  public long fingerprint(byte[] bytes) {
    return fingerprint(bytes, 0, bytes.length);
  }

  /** Returns {@code <KIND:16 hexadecimal digits>}, the same for the same value under this key. */
  String replacement(Kind kind, String value) {
    byte[] hash = hmac(replacementKey, kind.name() + '\0' + value);
    return "<" + kind.name() + ":" + HexFormat.of().formatHex(hash, 0, 8) + ">";
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
