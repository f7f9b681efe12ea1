package dev.weir.audit.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What of a log was dropped since its time was over, in the file {@code dropped}: everything up to a segment. The hash that the
 * next segment goes on from stays, and so do the hashes of all records in the tree: what was dropped can neither be read nor
 * be replaced any more.
 *
 * @param segment the last one that was dropped; those before it too
 * @param next the sequence of the first record that is left
 * @param hash the chain hash that it goes on from
 */
public record Dropped(int segment, long next, Hash hash) {

  /** Nothing was. */
  public static final Dropped NOTHING = new Dropped(0, 0, Hash.NONE);

  private static final String NAME = "dropped";
  private static final long MAGIC = 0x5745495244525001L;
  private static final int BYTES = 56;
  private static final int CHECKSUM_AT = 52;

  /** Returns what was dropped of the log in {@code folder}; throws where that cannot be told. */
  public static Dropped read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return NOTHING;
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    if (bytes.remaining() != BYTES || bytes.getLong(0) != MAGIC
        || bytes.getInt(CHECKSUM_AT) != FrameHeader.crc(bytes, 0, CHECKSUM_AT)) {
      throw new IOException(file + " cannot be believed; put it back from a backup");
    }
    return new Dropped(bytes.getInt(8), bytes.getLong(12), Hash.read(bytes, 20));
  }

  /** Keeps this, durable when it returns: before any file goes. */
  public void write(Path folder) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(0, MAGIC).putInt(8, segment).putLong(12, next);
    hash.write(bytes, 20);
    bytes.putInt(CHECKSUM_AT, FrameHeader.crc(bytes, 0, CHECKSUM_AT));
    WholeFile.keep(folder.resolve(NAME), bytes.array());
  }

  /** Returns what a segment's header says that comes before it; empty where it is not whole. */
  public static Optional<Dropped> before(SegmentFile segment) throws IOException {
    try (SegmentScan scan = SegmentScan.open(segment.path())) {
      return scan.header()
          .map(header -> new Dropped(segment.number() - 1, header.first(), header.previous()));
    }
  }
}
