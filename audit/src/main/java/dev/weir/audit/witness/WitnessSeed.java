package dev.weir.audit.witness;

import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/** What a witness's key is made from: a file of its own that nobody else may read, made at its first start. */
public final class WitnessSeed {

  private static final int BYTES = 32;

  private WitnessSeed() {}

  /** Returns the seed in {@code folder}. */
  public static byte[] in(Path folder) throws IOException {
    Path file = folder.resolve("witness.key");
    if (!Files.exists(file)) {
      make(folder, file);
    }
    byte[] seed = Files.readAllBytes(file);
    if (seed.length != BYTES) {
      throw new IOException(
          file + " has " + seed.length + " bytes in place of " + BYTES + ": it is no witness's key");
    }
    return seed;
  }

  private static void make(Path folder, Path file) throws IOException {
    OwnerOnly.folder(folder);
    byte[] seed = new byte[BYTES];
    new SecureRandom().nextBytes(seed);
    try (
        FileChannel channel = OwnerOnly.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(seed));
      channel.force(true);
    }
    SegmentFile.force(folder);
  }
}
