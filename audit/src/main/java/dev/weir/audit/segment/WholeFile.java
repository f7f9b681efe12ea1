package dev.weir.audit.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files that are replaced as a whole: whoever reads one meanwhile finds the old or the new one, and never a part. */
public final class WholeFile {

  private WholeFile() {}

  /** Replaces {@code file}, for its owner only; after a crash of the machine the old one may be back. */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, content, false);
  }

  /** Replaces {@code file}, for its owner only; durable when it returns. */
  public static void keep(Path file, byte[] content) throws IOException {
    replace(file, content, true);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      SegmentFile.force(folder);
    }
  }

  private static void replace(Path file, byte[] content, boolean durable) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = OwnerOnly.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (durable) {
        channel.force(true);
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
