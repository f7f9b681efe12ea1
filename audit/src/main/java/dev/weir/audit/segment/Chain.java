package dev.weir.audit.segment;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ties each frame to the one before it: SHA-256 over the previous hash, the frame's fields and its payload as stored. */
public final class Chain {

  private final MessageDigest sha256;
  private final ByteBuffer previous = ByteBuffer.allocate(Hash.BYTES);

  public Chain() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Returns the hash of a frame that follows {@code before}.
   *
   * @param frame holds the fields from {@code at} on
   */
  Hash next(Hash before, byte[] frame, int at, byte[] payload, int payloadAt, int payloadLength) {
    before.write(previous, 0);
    sha256.update(previous.array());
    sha256.update(frame, at, FrameHeader.HASHED);
    sha256.update(payload, payloadAt, payloadLength);
    return Hash.read(ByteBuffer.wrap(sha256.digest()), 0);
  }

  /** Returns whether {@code frame} is the one that was written behind {@code before}. */
  public boolean links(Hash before, Piece.Whole frame) {
    byte[] header = new byte[FrameHeader.BYTES];
    frame.header().write(ByteBuffer.wrap(header), 0);
    ByteBuffer payload = frame.stored();
    Hash hash = next(before, header, 0, payload.array(), payload.arrayOffset() + payload.position(),
        payload.remaining());
    return hash.equals(frame.header().hash());
  }
}
