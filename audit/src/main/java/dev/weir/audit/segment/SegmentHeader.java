package dev.weir.audit.segment;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The first bytes of a segment: magic and version (8), number (4), first sequence (8), the chain hash that it goes on from
 * (32), CRC-32C of all these (4).
 */
public record SegmentHeader(int number, long first, Hash previous) {

  static final int BYTES = 56;

  /** {@code WEIRLOG} and the version of the form. */
  private static final long MAGIC = 0x574549524c4f4701L;

  private static final int CHECKSUM_AT = 52;

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(0, MAGIC).putInt(8, number).putLong(12, first);
    previous.write(bytes, 20);
    bytes.putInt(CHECKSUM_AT, FrameHeader.crc(bytes, 0, CHECKSUM_AT));
    return bytes.array();
  }

  static Optional<SegmentHeader> read(ByteBuffer from, int at) {
    if (from.getLong(at) != MAGIC
        || from.getInt(at + CHECKSUM_AT) != FrameHeader.crc(from, at, CHECKSUM_AT)) {
      return Optional.empty();
    }
    return Optional
        .of(new SegmentHeader(from.getInt(at + 8), from.getLong(at + 12), Hash.read(from, at + 20)));
  }
}
