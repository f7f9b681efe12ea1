package dev.weir.audit.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes frames into one new segment. Space is set aside in steps, as zeros that are really written: an fsync that need not
 * make a file longer is a quarter cheaper.
 */
public final class SegmentWriter {

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20);

  private final SegmentFile file;
  private final Tape tape;
  private long end;
  private long setAside;

  private SegmentWriter(SegmentFile file, Tape tape) {
    this.file = file;
    this.tape = tape;
  }

  /** Returns the writer of a segment that was not there before, its header durable and its name in the folder too. */
  public static SegmentWriter create(Path folder, SegmentHeader header, Tape.Maker tapes) throws IOException {
    SegmentFile file = new SegmentFile(folder, header.number());
    SegmentWriter writer = new SegmentWriter(file,
        tapes.open(file.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    try {
      writer.append(ByteBuffer.wrap(header.bytes()));
      SegmentFile.force(folder);
      return writer;
    } catch (IOException e) {
      writer.abandon(e);
      throw e;
    }
  }

  public SegmentFile file() {
    return file;
  }

  /** Returns how many bytes are durable. */
  public long end() {
    return end;
  }

  /** Writes {@code bytes} behind all others and returns when they are on stable storage. */
  public void append(ByteBuffer bytes) throws IOException {
    int size = bytes.remaining();
    while (setAside < end + size) {
      tape.write(ZEROS.duplicate(), setAside);
      setAside += ZEROS.capacity();
    }
    tape.write(bytes, end);
    tape.force();
    end += size;
  }

  /** Gives back the space that was set aside and closes the file. */
  public void finish() throws IOException {
    try (tape) {
      tape.cut(end);
      tape.force();
    }
  }

  /** Takes away what is not durable, as far as that still works, and closes the file. */
  public void abandon(IOException because) {
    try (tape) {
      tape.cut(end);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }
}
