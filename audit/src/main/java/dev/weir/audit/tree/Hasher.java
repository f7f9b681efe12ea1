package dev.weir.audit.tree;

import dev.weir.audit.segment.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962 section 2.1: a leaf and a node never hash alike. One thread's own. */
public final class Hasher {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256;
  private final ByteBuffer node = ByteBuffer.allocate(1 + 2 * Hash.BYTES).put(0, NODE);

  public Hasher() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Returns the hash of a leaf that is {@code length} bytes of {@code record}, from {@code at} on. */
  public Hash leaf(byte[] record, int at, int length) {
    sha256.update(LEAF);
    sha256.update(record, at, length);
    return digest();
  }

  /** Returns the hash of the node over these two. */
  public Hash node(Hash left, Hash right) {
    left.write(node, 1);
    right.write(node, 1 + Hash.BYTES);
    sha256.update(node.array());
    return digest();
  }

  /** Returns the root of a tree without leaves. */
  public Hash empty() {
    return digest();
  }

  private Hash digest() {
    return Hash.read(ByteBuffer.wrap(sha256.digest()), 0);
  }
}
