package dev.weir.audit.tree;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Ed25519 by the JDK's own provider, with keys that are made from a seed. */
final class Ed25519 {

  private static final int SEED_BYTES = 32;
  /** What the JDK writes before the 32 bytes of an Ed25519 key (RFC 8410 section 4). */
  private static final int SPKI_PREFIX_BYTES = 12;

  private Ed25519() {}

  /** Returns the pair that {@code seed} stands for, always the same. */
  static KeyPair pair(byte[] seed) throws GeneralSecurityException {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("a seed has " + SEED_BYTES + " bytes, not " + seed.length);
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
    return generator.generateKeyPair();
  }

  /** Returns the 32 bytes of an open key. */
  static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, SPKI_PREFIX_BYTES, encoded.length);
  }

  static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  /** The key generator's only source: an Ed25519 secret is nothing but 32 bytes. */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
