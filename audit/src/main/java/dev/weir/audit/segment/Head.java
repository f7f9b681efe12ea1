package dev.weir.audit.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far the log has come, in a file of its own beside the segments, so that whole frames cut off the log's end are missed.
 * It holds 64 bytes within one sector, written over in place: magic (8), next sequence (8), segment (4), hash (32), time
 * (8), CRC-32C (4). Never ahead of what is durable; up to a second behind it while the log is written, exact once closed.
 *
 * @param next the sequence behind the last record
 * @param hash the chain hash of the last frame
 */
public record Head(long next, int segment, Hash hash, long atMillis) {

  static final String NAME = "head";

  private static final long MAGIC = 0x5745495248454101L;
  private static final int BYTES = 64;
  private static final int CHECKSUM_AT = 60;

  /** Returns where the head of the log in {@code folder} is. */
  public static Path path(Path folder) {
    return folder.resolve(NAME);
  }

  /**
   * Returns the head of the log in {@code folder}, or empty where it has none.
   *
   * @throws DamagedHead where there is one that is not whole
   */
  public static Optional<Head> read(Path folder) throws IOException {
    Path path = path(folder);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (Files.size(path) != BYTES) {
      throw new DamagedHead("it has " + Files.size(path) + " bytes in place of " + BYTES);
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    if (bytes.getLong(0) != MAGIC || bytes.getInt(CHECKSUM_AT) != FrameHeader.crc(bytes, 0, CHECKSUM_AT)) {
      throw new DamagedHead("checksum differs");
    }
    return Optional.of(new Head(bytes.getLong(8), bytes.getInt(16), Hash.read(bytes, 20), bytes.getLong(52)));
  }

  ByteBuffer bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(0, MAGIC).putLong(8, next).putInt(16, segment);
    hash.write(bytes, 20);
    bytes.putLong(52, atMillis);
    return bytes.putInt(CHECKSUM_AT, FrameHeader.crc(bytes, 0, CHECKSUM_AT));
  }

  /** There is a head, and it cannot be believed. */
  public static final class DamagedHead extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedHead(String message) {
      super(message);
    }
  }
}
