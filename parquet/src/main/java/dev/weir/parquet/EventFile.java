package dev.weir.parquet;

import dev.weir.audit.Stored;
import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.SegmentFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file of events on its way to the disk: it has its name once it is whole and durable, and is gone where it never gets so. */
final class EventFile implements Closeable {

  /** How much of a file is gathered before it is written: it bounds what an export takes of the memory. */
  private static final long MOST_GATHERED_BYTES = 16L << 20;

  /** Makes what is written to. */
  interface Disk {
    /** Returns an empty file that is durable once it is closed. */
    PositionOutputStream create(Path file) throws IOException;
  }

  private final Path folder;
  private final Path unfinished;
  private final ParquetFileWriter file;
  private RowGroup rows = new RowGroup();
  private boolean over;

  private EventFile(Path folder, Path unfinished, ParquetFileWriter file) {
    this.folder = folder;
    this.unfinished = unfinished;
    this.file = file;
  }

  /** Begins one in {@code folder}, as {@code name} until it has its own; a folder that is missing is made for its owner only. */
  static EventFile in(Path folder, String name, Disk disk) throws IOException {
    // Readers of folders pass over what begins with a dot; what a kill has left is written over by the next one.
    Path unfinished = folder.resolve("." + name + ".part");
    EventFile begun = new EventFile(folder, unfinished, writer(folder, new Output(unfinished, disk)));
    begun.orNothing(begun.file::start);
    return begun;
  }

  private static ParquetFileWriter writer(Path folder, Output output) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        OwnerOnly.folder(folder);
      }
      return new ParquetFileWriter(output, Columns.EVENT, ParquetFileWriter.Mode.OVERWRITE,
          MOST_GATHERED_BYTES, 0, RowGroup.STATISTICS_BYTES, RowGroup.STATISTICS_BYTES, true);
    } catch (FileSystemException e) {
      // Its message is often a path and nothing else.
      String why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      throw new IOException("no file can be made in " + folder + ": " + why, e);
    }
  }

  /** Adds events of the log that is called {@code log}; where that fails, it is over. */
  void add(String log, List<Stored> events) throws IOException {
    orNothing(() -> {
      for (Stored event : events) {
        rows.add(log, event);
        if (rows.bytes() >= MOST_GATHERED_BYTES) {
          write();
        }
      }
    });
  }

  private interface Work {
    void run() throws IOException;
  }

  private void orNothing(Work work) throws IOException {
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private void write() throws IOException {
    rows.writeTo(file);
    rows = new RowGroup();
  }

  /** Returns about how many bytes it would have if it ended now. */
  long bytes() throws IOException {
    return file.getPos() + rows.bytes();
  }

  /** Ends it as {@code name}, in the place of one that is called so already; durable when it returns, and over either way. */
  void finish(String name) throws IOException {
    orNothing(() -> {
      write();
      file.end(Map.of());
      file.close();
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      SegmentFile.force(folder);
    });
    close();
  }

  /** Returns whether it is finished, or never will be. */
  boolean isOver() {
    return over;
  }

  /** Lets go of one that is not finished. */
  @Override
  public void close() throws IOException {
    if (over) {
      return;
    }
    over = true;
    try (file) {
      file.abort();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** As Parquet asks for it. */
  private record Output(Path path, Disk disk) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSize) throws IOException {
      return disk.create(path);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
      return disk.create(path);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
