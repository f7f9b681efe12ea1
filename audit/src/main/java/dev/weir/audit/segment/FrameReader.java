package dev.weir.audit.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads single frames where they are known to be, without what lies before them. One thread's own. */
public final class FrameReader implements Closeable {

  private static final int MOST_OPEN = 32;

  private final Path folder;
  private final Map<Integer, FileChannel> open = new LinkedHashMap<>();

  private FrameReader(Path folder) {
    this.folder = folder;
  }

  /** Returns a reader of the segments in {@code folder}. */
  public static FrameReader in(Path folder) {
    return new FrameReader(folder);
  }

  /** Returns the frame that begins there; empty where none does that is whole. */
  public Optional<Piece.Whole> at(int segment, long offset) throws IOException {
    Optional<FileChannel> file = file(segment);
    if (file.isEmpty() || offset < SegmentHeader.BYTES) {
      return Optional.empty();
    }
    ByteBuffer head = read(file.get(), offset, FrameHeader.BYTES);
    Optional<FrameHeader> header = head.remaining() < FrameHeader.BYTES
        ? Optional.empty()
        : FrameHeader.read(head, 0);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer stored = read(file.get(), offset + FrameHeader.BYTES, header.get().storedBytes());
    boolean whole = stored.remaining() == header.get().storedBytes()
        && FrameHeader.crc(stored, 0, stored.remaining()) == header.get().checksum();
    return whole ? Optional.of(new Piece.Whole(offset, header.get(), stored)) : Optional.empty();
  }

  private Optional<FileChannel> file(int segment) throws IOException {
    FileChannel known = open.get(segment);
    if (known != null) {
      return Optional.of(known);
    }
    if (open.size() == MOST_OPEN) {
      close();
    }
    try {
      FileChannel file = FileChannel.open(new SegmentFile(folder, segment).path(), StandardOpenOption.READ);
      open.put(segment, file);
      return Optional.of(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static ByteBuffer read(FileChannel file, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) > 0) {
      // A read may give less than asked for.
    }
    return bytes.flip();
  }

  /** Closes what is open; it may still be read from. */
  @Override
  public void close() throws IOException {
    for (FileChannel file : open.values()) {
      file.close();
    }
    open.clear();
  }
}
