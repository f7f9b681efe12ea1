package dev.weir.audit;

import dev.weir.audit.segment.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that one process at a time writes a log; the kernel lets go of it when the process dies. */
record FolderLock(FileChannel channel) implements Closeable {

  /** Returns the lock on {@code folder}; throws where somebody else has it. */
  static FolderLock take(Path folder) throws IOException {
    FileChannel channel = OwnerOnly.open(folder.resolve("lock"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FolderLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // This very process has it already: the same answer is given below.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new IOException("the audit log in " + folder
        + " is being written by another Weir. Stop that one, or give this one a data folder of its own");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
