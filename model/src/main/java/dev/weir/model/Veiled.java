package dev.weir.model;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that waits in memory for its next use, encrypted under a key of this process: so that a dump of the heap shows it
 * to nobody who only looks for it. The key stands in the same memory; this keeps no one out who has that and time.
 */
public final class Veiled {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SecretKey KEY = new SecretKeySpec(random(16), "AES");

  private final byte[] nonce = random(NONCE);
  private final byte[] sealed;

  /** Takes a copy of {@code secret}, which the caller closes. */
  public Veiled(Secret secret) {
    byte[] plain = secret.reveal();
    sealed = apply(Cipher.ENCRYPT_MODE, plain);
    Arrays.fill(plain, (byte) 0);
  }

  /** Returns the secret, which the caller closes. */
  public Secret open() {
    return Secret.own(apply(Cipher.DECRYPT_MODE, sealed));
  }

  private byte[] apply(int mode, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, KEY, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no AES-GCM on this JVM", e);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "[veiled]";
  }
}
