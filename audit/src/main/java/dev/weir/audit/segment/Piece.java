package dev.weir.audit.segment;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A stretch of a segment behind its header. */
public sealed interface Piece {

  /** Returns where it begins in the file. */
  long offset();

  /** Returns where it ends in the file. */
  long end();

  /**
   * A frame whose checksums are right.
   *
   * @param stored the payload as it is in the file; good until the next piece is asked for
   */
  record Whole(long offset, FrameHeader header, ByteBuffer stored) implements Piece {
    @Override
    public long end() {
      return offset + FrameHeader.BYTES + header.storedBytes();
    }
  }

  /**
   * Bytes that are no whole frame.
   *
   * @param header where the frame's header is whole and only its payload is not
   * @param stored the payload of such a frame, if all of it is there; empty otherwise
   */
  record Broken(long offset, long end, Optional<FrameHeader> header, ByteBuffer stored,
      String what) implements Piece {}
}
