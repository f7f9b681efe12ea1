package dev.weir.audit;

import dev.weir.audit.segment.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Makes sure that one process at a time writes a log, or moves a cursor; the kernel lets go of it when the process dies. */
public record FolderLock(FileChannel channel) implements Closeable {

  /** Returns the lock on {@code folder}; throws where somebody else has it. */
  static FolderLock take(Path folder) throws IOException {
    return attempt(folder).orElseThrow(() -> new IOException("the audit log in " + folder
        + " is being written by another Weir. Stop that one, or give this one a data folder of its own"));
  }

  /** Returns whether somebody has the lock on {@code folder} now. */
  static boolean isTaken(Path folder) throws IOException {
    Optional<FolderLock> lock = attempt(folder);
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isEmpty();
  }

  private static Optional<FolderLock> attempt(Path folder) throws IOException {
    return by(folder.resolve("lock"));
  }

  /** Returns the lock that {@code file} stands for, which is made; empty where somebody has it. */
  public static Optional<FolderLock> by(Path file) throws IOException {
    FileChannel channel = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new FolderLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // This very process has it already: as good as another.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
