package dev.weir.audit.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Walks through one segment, frame by frame, and finds its way again behind damage. Usable while the segment is being
 * written: zeros from here to the end of the file are space that was set aside, and end the walk.
 */
public final class SegmentScan implements Closeable {

  private static final int STEP = 1 << 16;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final FileChannel channel;
  private final Window window;
  private long offset = SegmentHeader.BYTES;

  private SegmentScan(FileChannel channel) {
    this.channel = channel;
    window = new Window(channel);
  }

  /** Returns a walk that begins at the first frame. */
  public static SegmentScan open(Path segment) throws IOException {
    return new SegmentScan(FileChannel.open(segment, StandardOpenOption.READ));
  }

  /** Returns the segment's header, or empty where it is not whole. */
  public Optional<SegmentHeader> header() throws IOException {
    ByteBuffer bytes = window.look(0, SegmentHeader.BYTES);
    return bytes.remaining() < SegmentHeader.BYTES ? Optional.empty() : SegmentHeader.read(bytes, 0);
  }

  /** Returns the size of the file. */
  public long size() throws IOException {
    return channel.size();
  }

  /** Returns where the next piece begins: behind the last one, at the end of the walk. */
  public long offset() {
    return offset;
  }

  /** Goes to {@code to}, where a piece begins. */
  public void seek(long to) {
    offset = to;
    window.forget();
  }

  /** Returns the next piece, or empty where the written part of the file ends. */
  public Optional<Piece> next() throws IOException {
    Optional<Piece> piece = Optional.of(look());
    if (piece.get() instanceof Piece.Broken) {
      // The writer may have been at work since the window was filled: what counts is what is there now.
      window.forget();
      boolean unused = isBlank();
      window.forget();
      Piece again = look();
      piece = unused && again instanceof Piece.Broken ? Optional.empty() : Optional.of(again);
    }
    piece.ifPresent(found -> offset = found.end());
    return piece;
  }

  private Piece look() throws IOException {
    ByteBuffer start = window.look(offset, FrameHeader.BYTES);
    if (start.remaining() < FrameHeader.BYTES) {
      return new Piece.Broken(offset, channel.size(), Optional.empty(), NOTHING, "a frame ends too early");
    }
    Optional<FrameHeader> header = FrameHeader.read(start, 0);
    if (header.isEmpty()) {
      return new Piece.Broken(offset, findFrame(), Optional.empty(), NOTHING, "no whole frame begins here");
    }
    return look(header.get());
  }

  private Piece look(FrameHeader header) throws IOException {
    int size = header.storedBytes();
    ByteBuffer stored = window.look(offset + FrameHeader.BYTES, size);
    if (stored.remaining() < size) {
      return new Piece.Broken(offset, findFrame(), Optional.of(header), NOTHING, "a frame ends too early");
    }
    if (FrameHeader.crc(stored, 0, size) != header.checksum()) {
      long end = offset + FrameHeader.BYTES + size;
      return new Piece.Broken(offset, end, Optional.of(header), stored, "checksum differs");
    }
    return new Piece.Whole(offset, header, stored);
  }

  /** Returns where, behind {@code offset}, a frame with a whole header begins, or the end of the file. */
  private long findFrame() throws IOException {
    long at = offset + 1;
    while (true) {
      ByteBuffer bytes = window.look(at, STEP);
      int last = bytes.remaining() - FrameHeader.BYTES;
      if (last < 0) {
        return channel.size();
      }
      for (int i = 0; i <= last; i++) {
        if (bytes.get(i) == (byte) 0xff && FrameHeader.read(bytes, i).isPresent()) {
          return at + i;
        }
      }
      at += last + 1;
    }
  }

  /** Returns whether there is nothing but zeros from {@code offset} on. */
  private boolean isBlank() throws IOException {
    long at = offset;
    while (true) {
      ByteBuffer bytes = window.look(at, STEP);
      if (!bytes.hasRemaining()) {
        return true;
      }
      for (int i = 0; i < bytes.remaining(); i++) {
        if (bytes.get(i) != 0) {
          return false;
        }
      }
      at += bytes.remaining();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
