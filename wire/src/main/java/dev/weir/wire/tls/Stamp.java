package dev.weir.wire.tls;

import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What tells one content from another without keeping it. */
sealed interface Stamp {

  /** A file, which need not be read for it. */
  record OfFile(FileTime changed, long bytes) implements Stamp {}

  /** A secret, by its SHA-256. */
  record OfSecret(Bytes sha256) implements Stamp {}

  /**
   * Returns the stamp of {@code file}.
   *
   * @param missing what is said before its name where it is not there
   */
  static Stamp of(Path file, String missing) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new OfFile(now.lastModifiedTime(), now.size());
    } catch (NoSuchFileException e) {
      throw new IOException(missing + file, e);
    }
  }
}
