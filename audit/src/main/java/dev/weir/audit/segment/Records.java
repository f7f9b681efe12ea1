package dev.weir.audit.segment;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.weir.audit.record.CorruptRecord;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The records of one frame: each with its size (4 bytes) and its own CRC-32C (4 bytes) before it. Because of these, damage
 * inside a frame can often be told down to the record.
 */
public final class Records {

  /** What stands before each record. */
  public static final int PREFIX_BYTES = 8;

  private final byte[] bytes;
  private final int end;
  private int next;
  private int at;
  private int length;

  private Records(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    next = from;
    end = from + length;
  }

  /** Returns the records of a payload, decompressed where it has to be. */
  public static Records of(FrameHeader header, ByteBuffer stored) throws CorruptRecord {
    int from = stored.arrayOffset() + stored.position();
    if (!header.compressed()) {
      return new Records(stored.array(), from, stored.remaining());
    }
    byte[] raw = new byte[header.rawBytes()];
    try {
      long size = Zstd.decompressByteArray(raw, 0, raw.length, stored.array(), from, stored.remaining());
      if (size != raw.length) {
        throw new CorruptRecord("a payload has another size than its frame says");
      }
    } catch (ZstdException e) {
      throw new CorruptRecord("a payload cannot be decompressed: " + e.getMessage());
    }
    return new Records(raw, 0, raw.length);
  }

  /** Returns the records that are the first {@code length} bytes of {@code raw}. */
  public static Records in(byte[] raw, int length) {
    return new Records(raw, 0, length);
  }

  /** Goes to the next record; returns false where there is none. */
  public boolean next() throws CorruptRecord {
    if (next == end) {
      return false;
    }
    if (end - next < PREFIX_BYTES) {
      throw new CorruptRecord("a payload ends too early");
    }
    length = ByteBuffer.wrap(bytes).getInt(next);
    at = next + PREFIX_BYTES;
    if (length < 0 || length > end - at) {
      throw new CorruptRecord("a record is longer than its payload");
    }
    next = at + length;
    return true;
  }

  /** Returns whether the record's own checksum is right. */
  public boolean isWhole() {
    return ByteBuffer.wrap(bytes).getInt(at - Integer.BYTES) == crc(bytes, at, length);
  }

  /** Returns the array that holds the record, from {@link #at}, {@link #length} bytes of it. */
  public byte[] array() {
    return bytes;
  }

  public int at() {
    return at;
  }

  public int length() {
    return length;
  }

  /** Returns the checksum that a record has in its prefix. */
  public static int crc(byte[] bytes, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, at, length);
    return (int) crc.getValue();
  }
}
