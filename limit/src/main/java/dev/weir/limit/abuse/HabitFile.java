package dev.weir.limit.abuse;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Keeps what a watch has learnt in a file: names, times and counts, nothing of any call. It is read once, written anew every
 * few minutes and at the end, and replaced as a whole. A file that is broken, or of another version, is as good as none: what
 * is usual is learnt again.
 */
final class HabitFile implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  private static final int VERSION = 0x5765_4801;
  private static final String BROKEN = "it is broken, or of another version";
  private static final Duration EVERY = Duration.ofMinutes(5);

  private static final FileAttribute<?> OWNER = PosixFilePermissions
      .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final List<Shelf<? extends Lasting>> shelves;
  private final Thread writer;

  /** What is remembered of one kind. */
  record Shelf<V extends Lasting>(Lately<LocalWatch.Key, V> values) {

    private void write(DataOutput out) throws IOException {
      Map<LocalWatch.Key, V> all = values.all();
      out.writeInt(all.size());
      for (Map.Entry<LocalWatch.Key, V> each : all.entrySet()) {
        out.writeUTF(each.getKey().rule());
        out.writeUTF(each.getKey().caller());
        out.writeUTF(each.getKey().destination());
        each.getValue().write(out);
      }
    }

    private void read(DataInput in) throws IOException {
      for (int left = in.readInt(); left > 0; left--) {
        values.of(new LocalWatch.Key(in.readUTF(), in.readUTF(), in.readUTF())).read(in);
      }
    }
  }

  /** Reads it, and begins to keep it. */
  HabitFile(Path file, List<Shelf<? extends Lasting>> shelves) {
    this.file = file;
    this.shelves = List.copyOf(shelves);
    read();
    this.writer = Thread.ofVirtual().name("weir-habits").start(this::keep);
  }

  private void read() {
    try {
      byte[] kept = Files.readAllBytes(file);
      int length = kept.length - Long.BYTES;
      CRC32C sum = new CRC32C();
      sum.update(kept, 0, Math.max(0, length));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(kept));
      boolean whole = length > 0 && sum.getValue() == new DataInputStream(
          new ByteArrayInputStream(kept, length, Long.BYTES)).readLong();
      if (!whole || in.readInt() != VERSION) {
        throw new IOException(BROKEN);
      }
      for (Shelf<?> shelf : shelves) {
        shelf.read(in);
      }
    } catch (NoSuchFileException e) {
      LOG.log(System.Logger.Level.DEBUG, "no habits are kept yet in {0}", file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "what is usual of callers is learnt anew: {0} cannot be read: {1}",
          file, e instanceof EOFException ? BROKEN : e.getMessage());
    }
  }

  private void keep() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        write();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void write() {
    if (shelves.stream().allMatch(shelf -> shelf.values().size() == 0) && !Files.exists(file)) {
      return;
    }
    try {
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(next);
      try (OutputStream bytes = new BufferedOutputStream(
          Files.newOutputStream(Files.createFile(next, OWNER)))) {
        CheckedOutputStream summed = new CheckedOutputStream(bytes, new CRC32C());
        DataOutputStream out = new DataOutputStream(summed);
        out.writeInt(VERSION);
        for (Shelf<?> shelf : shelves) {
          shelf.write(out);
        }
        out.flush();
        out.writeLong(summed.getChecksum().getValue());
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "what is usual of callers cannot be kept in {0}: {1}", file,
          e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    writer.interrupt();
    write();
  }
}
