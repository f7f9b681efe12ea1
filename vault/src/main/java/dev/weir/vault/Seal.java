package dev.weir.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * AES-256-GCM under a key of one purpose: what is opened is what was closed, in the same context, or nothing.
 *
 * <p>Tink's primitive is made directly: its registry would cost every start the loading of protobuf. Nonces are random, so a
 * purpose is good for some 2^32 messages; a vault writes a few a second at the most.
 */
final class Seal {

  /** How much longer a sealed text is: nonce and tag. */
  static final int OVERHEAD = 12 + 16;

  private final Aead aead;

  @AccessesPartialKey
  Seal(byte[] key) throws GeneralSecurityException {
    AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(key.length).setIvSizeBytes(12)
        .setTagSizeBytes(16).setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
    aead = AesGcmJce.create(AesGcmKey.builder().setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())).build());
  }

  byte[] close(byte[] plain, byte[] context) {
    try {
      return aead.encrypt(plain, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed on this JVM", e);
    }
  }

  /** Returns the plain text, which the caller wipes. */
  byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
    return aead.decrypt(sealed, context);
  }
}
