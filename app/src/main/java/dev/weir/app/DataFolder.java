package dev.weir.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds vault, authority and audit log: its owner's alone. */
public final class DataFolder {

  /** What a start needs at least: as much as the audit log sets aside at once. */
  private static final int ROOM_BYTES = 1 << 20;

  private DataFolder() {}

  /**
   * Makes the folder where there is none; throws with the mend where it cannot be made or written, or has no room left: before
   * anything in it is touched.
   */
  public static void prepare(Path folder) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      tryOut(Files.createTempFile(folder, ".writable", ""));
    } catch (IOException e) {
      throw new IOException(folder + ": the data folder cannot be written (" + reason(e)
          + "); make room on its disk, let the user that runs Weir write there, or name another one with `data:`",
          e);
    }
  }

  private static void tryOut(Path file) throws IOException {
    try {
      Files.write(file, new byte[ROOM_BYTES]);
    } finally {
      Files.delete(file);
    }
  }

  /** The system's own words where there are some, such as {@code No space left on device}. */
  private static String reason(IOException e) {
    String own = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return own == null ? e.getClass().getSimpleName() : own;
  }
}
