package dev.weir.audit.segment;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands before the records of one group, all in network order:
 *
 * <pre>
 *  0 u32 magic        16 u32 records           44 u32 CRC-32C of the payload as stored
 *  4 u32 flags        20 u64 first sequence    48 256 bits of chain hash
 *  8 u32 stored size  28 i64 earliest, ms      80 u32 CRC-32C of bytes 0 to 79
 * 12 u32 raw size     36 i64 latest, ms        84 payload
 * </pre>
 *
 * @param storedBytes size of the payload in the file
 * @param rawBytes its size once decompressed
 */
public record FrameHeader(boolean compressed, int storedBytes, int rawBytes, int count, long first,
    long earliest, long latest, int checksum, Hash hash) {

  /** No group is larger than this, raw or stored; readers allocate no more than this for one. */
  public static final int MAX_PAYLOAD_BYTES = 8 << 20;

  static final int BYTES = 84;
  /** The fields that the chain hash covers. */
  static final int HASHED = 48;
  /** Neither 0xff nor 0xfe is ever part of UTF-8, so no text in a record looks like a frame. */
  static final int MAGIC = 0xff5746fe;

  private static final int COMPRESSED = 1;
  private static final int HASH_AT = 48;
  private static final int CHECKSUM_AT = 80;

  /** Returns the sequence behind the last record of this frame. */
  public long next() {
    return first + count;
  }

  FrameHeader with(Hash chained) {
    return new FrameHeader(compressed, storedBytes, rawBytes, count, first, earliest, latest, checksum,
        chained);
  }

  void write(ByteBuffer to, int at) {
    to.putInt(at, MAGIC).putInt(at + 4, compressed ? COMPRESSED : 0);
    to.putInt(at + 8, storedBytes).putInt(at + 12, rawBytes).putInt(at + 16, count);
    to.putLong(at + 20, first).putLong(at + 28, earliest).putLong(at + 36, latest);
    to.putInt(at + 44, checksum);
    hash.write(to, at + HASH_AT);
    to.putInt(at + CHECKSUM_AT, crc(to, at, CHECKSUM_AT));
  }

  /** Returns the header at {@code at}, or empty where there is none that is whole. */
  static Optional<FrameHeader> read(ByteBuffer from, int at) {
    if (from.getInt(at) != MAGIC || from.getInt(at + CHECKSUM_AT) != crc(from, at, CHECKSUM_AT)) {
      return Optional.empty();
    }
    int flags = from.getInt(at + 4);
    FrameHeader header = new FrameHeader(flags == COMPRESSED, from.getInt(at + 8), from.getInt(at + 12),
        from.getInt(at + 16), from.getLong(at + 20), from.getLong(at + 28), from.getLong(at + 36),
        from.getInt(at + 44), Hash.read(from, at + HASH_AT));
    return (flags & ~COMPRESSED) == 0 && header.isSane() ? Optional.of(header) : Optional.empty();
  }

  private boolean isSane() {
    return storedBytes >= 0 && storedBytes <= MAX_PAYLOAD_BYTES && rawBytes >= 0
        && rawBytes <= MAX_PAYLOAD_BYTES && count > 0 && count <= rawBytes && first >= 0
        && first <= Long.MAX_VALUE - count && (compressed || storedBytes == rawBytes);
  }

  static int crc(ByteBuffer of, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(of.slice(at, length));
    return (int) crc.getValue();
  }
}
