package dev.weir.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 (RFC 8032) under one key. Bouncy Castle's, since the JDK's takes eight times as long. */
final class SubKeySigner {

  static final int SIGNATURE = Ed25519.SIGNATURE_SIZE;

  private final byte[] secret;
  private final byte[] known;
  private final byte[] id;

  /** {@code seed} is the private key, which this keeps; {@code idBytes} is how long its id is. */
  SubKeySigner(byte[] seed, int idBytes) {
    known = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, known, 0);
    this.secret = seed;
    this.id = Arrays.copyOf(sha256(known), idBytes);
  }

  /** Returns the first bytes of the public key's SHA-256. */
  byte[] id() {
    return id.clone();
  }

  /** Signs the first {@code length} bytes, and writes the signature behind them. */
  void sign(byte[] bytes, int length) {
    Ed25519.sign(secret, 0, known, 0, bytes, 0, length, bytes, length);
  }

  /**
   * Returns whether behind the first {@code length} bytes their signature stands. Who verifies has signed: since one text has one
   * signature under one key (RFC 8032 section 5.1.6), it is made again and compared, at less than half of the cost.
   */
  boolean verify(byte[] bytes, int length) {
    byte[] due = new byte[SIGNATURE];
    Ed25519.sign(secret, 0, known, 0, bytes, 0, length, due, 0);
    return MessageDigest.isEqual(due, Arrays.copyOfRange(bytes, length, bytes.length));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  }
}
