package dev.weir.audit.tree;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The key that signs a log's checkpoints: Ed25519. */
public final class LogKey {

  private static final int SEED_BYTES = 32;
  /** What the JDK writes before the 32 bytes of an Ed25519 key (RFC 8410 section 4). */
  private static final int SPKI_PREFIX_BYTES = 12;
  private static final int NAME_BYTES = 8;

  private final PrivateKey secret;
  private final Verifier verifier;

  private LogKey(PrivateKey secret, Verifier verifier) {
    this.secret = secret;
    this.verifier = verifier;
  }

  /** Returns the key that {@code seed} stands for, always the same; the log is named after it. */
  public static LogKey of(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("a seed has " + SEED_BYTES + " bytes, not " + seed.length);
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] open = raw(pair.getPublic());
      String name = "weir-audit/" + HexFormat.of().formatHex(open, 0, NAME_BYTES);
      return new LogKey(pair.getPrivate(), Verifier.of(name, open));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  private static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, SPKI_PREFIX_BYTES, encoded.length);
  }

  /** Returns what checks its signatures. */
  public Verifier verifier() {
    return verifier;
  }

  /** Returns {@code text} as a signed note (C2SP signed-note). */
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return text + "\n— " + verifier.name() + " "
          + Base64.getEncoder().encodeToString(verifier.withId(signature.sign())) + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of its own kind cannot sign", e);
    }
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
