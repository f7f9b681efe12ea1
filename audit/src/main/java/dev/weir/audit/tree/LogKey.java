package dev.weir.audit.tree;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HexFormat;

/** The key that signs a log's checkpoints: Ed25519. */
public final class LogKey {

  private static final int NAME_BYTES = 8;

  private final PrivateKey secret;
  private final Verifier verifier;

  private LogKey(PrivateKey secret, Verifier verifier) {
    this.secret = secret;
    this.verifier = verifier;
  }

  /** Returns the key that {@code seed} stands for, always the same; the log is named after it. */
  public static LogKey of(byte[] seed) {
    try {
      KeyPair pair = Ed25519.pair(seed);
      byte[] open = Ed25519.raw(pair.getPublic());
      String name = "weir-audit/" + HexFormat.of().formatHex(open, 0, NAME_BYTES);
      return new LogKey(pair.getPrivate(), Verifier.of(name, Verifier.NOTE, open));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Returns what checks its signatures. */
  public Verifier verifier() {
    return verifier;
  }

  /** Returns {@code text} as a signed note (C2SP signed-note). */
  public String sign(String text) {
    try {
      byte[] signature = Ed25519.sign(secret, text.getBytes(StandardCharsets.UTF_8));
      return text + "\n— " + verifier.name() + " "
          + Base64.getEncoder().encodeToString(verifier.withId(signature)) + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of its own kind cannot sign", e);
    }
  }
}
