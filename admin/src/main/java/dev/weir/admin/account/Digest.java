package dev.weir.admin.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes (HMAC-SHA256) of what has enough chance in it that nothing slower is needed; safe on any number of threads. */
public final class Digest {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** Makes one under a key of 32 bytes. */
  public Digest(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns the hash of {@code parts} for one purpose, in base64url: other parts or another purpose give another hash. */
  public String of(String purpose, String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      add(mac, purpose);
      for (String part : parts) {
        add(mac, part);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 failed on this JVM", e);
    }
  }

  private static void add(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    mac.update(bytes);
  }

  /** Returns whether two texts are the same, in a time that does not tell where they differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8),
        other.getBytes(StandardCharsets.UTF_8));
  }
}
