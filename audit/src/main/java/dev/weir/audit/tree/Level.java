package dev.weir.audit.tree;

import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of hashes, one behind the other; what was added last may still be in memory alone. */
final class Level implements Closeable {

  private static final int KEPT = 1 << 12;

  private final FileChannel file;
  private final ByteBuffer fresh = ByteBuffer.allocate(KEPT * Hash.BYTES);
  private final ByteBuffer one = ByteBuffer.allocate(Hash.BYTES);
  private long stored;

  private Level(FileChannel file) throws IOException {
    this.file = file;
    stored = file.size() / Hash.BYTES;
  }

  static Level write(Path path) throws IOException {
    return new Level(OwnerOnly.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
        StandardOpenOption.WRITE));
  }

  static Level read(Path path) throws IOException {
    return new Level(FileChannel.open(path, StandardOpenOption.READ));
  }

  long size() {
    return stored + fresh.position() / Hash.BYTES;
  }

  void add(Hash hash) throws IOException {
    if (!fresh.hasRemaining()) {
      flush();
    }
    int at = fresh.position();
    hash.write(fresh, at);
    fresh.position(at + Hash.BYTES);
  }

  Hash get(long index) throws IOException {
    if (index >= stored) {
      return Hash.read(fresh, (int) (index - stored) * Hash.BYTES);
    }
    one.clear();
    while (one.hasRemaining()) {
      if (file.read(one, index * Hash.BYTES + one.position()) < 0) {
        throw new IOException("the audit log's tree was cut short while it was read");
      }
    }
    return Hash.read(one, 0);
  }

  /** Gives what is in memory to the file. */
  void flush() throws IOException {
    fresh.flip();
    long at = stored * Hash.BYTES;
    stored += fresh.remaining() / Hash.BYTES;
    while (fresh.hasRemaining()) {
      at += file.write(fresh, at);
    }
    fresh.clear();
  }

  /** Takes away all from {@code size} on. */
  void cut(long size) throws IOException {
    flush();
    file.truncate(size * Hash.BYTES);
    stored = Math.min(stored, size);
  }

  void force() throws IOException {
    flush();
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
