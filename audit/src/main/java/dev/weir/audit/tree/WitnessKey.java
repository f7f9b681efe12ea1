package dev.weir.audit.tree;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The key by which a witness says that it has seen a checkpoint, and when (C2SP tlog-cosignature, cosignature/v1). */
public final class WitnessKey {

  private static final int NAME_BYTES = 8;

  private final PrivateKey secret;
  private final Verifier verifier;

  private WitnessKey(PrivateKey secret, Verifier verifier) {
    this.secret = secret;
    this.verifier = verifier;
  }

  /** Returns the key that {@code seed} stands for, always the same; the witness is named after it. */
  public static WitnessKey of(byte[] seed) {
    try {
      KeyPair pair = Ed25519.pair(seed);
      byte[] open = Ed25519.raw(pair.getPublic());
      String name = "weir-witness/" + HexFormat.of().formatHex(open, 0, NAME_BYTES);
      return new WitnessKey(pair.getPrivate(), Verifier.of(name, Verifier.COSIGNATURE, open));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Returns what checks its signatures. */
  public Verifier verifier() {
    return verifier;
  }

  /** Returns the line that goes below a note whose text is {@code text}. */
  public String cosign(String text, Instant at) {
    long seconds = at.getEpochSecond();
    try {
      byte[] signature = Ed25519.sign(secret, Verifier.witnessed(text, seconds));
      byte[] stamped = ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature)
          .array();
      return "— " + verifier.name() + " " + Base64.getEncoder().encodeToString(verifier.withId(stamped))
          + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of its own kind cannot sign", e);
    }
  }
}
