package dev.weir.vault.jwt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces of this process alone (RFC 9449 section 8): a keyed hash of the minute, good in that minute and the next. Nothing is kept of
 * them, and no other Weir takes them, so that a proof cannot be shown to two.
 */
final class Nonces {

  private static final String HMAC = "HmacSHA256";
  private static final long SECONDS = 60;
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  Nonces() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, HMAC);
  }

  /** Returns the nonce of this minute. */
  String at(Instant now) {
    return of(now.getEpochSecond() / SECONDS);
  }

  boolean isGood(String nonce, Instant now) {
    long minute = now.getEpochSecond() / SECONDS;
    return same(of(minute), nonce) || same(of(minute - 1), nonce);
  }

  private static boolean same(String due, String shown) {
    return MessageDigest.isEqual(due.getBytes(StandardCharsets.UTF_8),
        shown.getBytes(StandardCharsets.UTF_8));
  }

  private String of(long minute) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(minute).array());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + HMAC + " on this JVM", e);
    }
  }
}
