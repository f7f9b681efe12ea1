package dev.weir.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds vault, authority and audit log: its owner's alone. */
public final class DataFolder {

  private DataFolder() {}

  /** Makes the folder where there is none; throws with the mend where it cannot be made or written. */
  public static void prepare(Path folder) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.delete(Files.createTempFile(folder, ".writable", ""));
    } catch (IOException e) {
      throw new IOException(folder + ": the data folder cannot be written (" + e.getClass().getSimpleName()
          + "); make room on its disk, let the user that runs Weir write there, or name another one with `data:`",
          e);
    }
  }
}
