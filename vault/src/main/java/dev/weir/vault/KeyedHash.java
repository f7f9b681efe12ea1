package dev.weir.vault;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under a key of one purpose; safe on any number of threads. */
final class KeyedHash {

  /** The most bytes of one hash. */
  static final int BYTES = 32;

  private final Prf prf;

  KeyedHash(byte[] key) throws GeneralSecurityException {
    prf = new PrfHmacJce("HMACSHA256", new SecretKeySpec(key, "HMAC"));
  }

  /** Returns the first {@code bytes} bytes of the hash of {@code input}. */
  byte[] of(byte[] input, int bytes) {
    try {
      return prf.compute(input, bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 failed on this JVM", e);
    }
  }
}
