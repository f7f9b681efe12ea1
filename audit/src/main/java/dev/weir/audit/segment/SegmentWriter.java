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
  /** How far it is durable, and how far it is written. */
  private long end;
  private long written;
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
      writer.write(ByteBuffer.wrap(header.bytes()));
      writer.force();
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

  /** Returns how many bytes are written. */
  public long written() {
    return written;
  }

  /** Writes {@code bytes} behind all others; only {@link #force} makes them durable. */
  public void write(ByteBuffer bytes) throws IOException {
    int size = bytes.remaining();
    while (setAside < written + size) {
      tape.write(ZEROS.duplicate(), setAside);
      setAside += ZEROS.capacity();
    }
    tape.write(bytes, written);
    written += size;
  }

  /** Returns when all that was written is on stable storage. */
  public void force() throws IOException {
    tape.force();
    end = written;
  }

  /** Gives back the space that was set aside and closes the file. */
  public void finish() throws IOException {
    try (tape) {
      tape.cut(written);
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
