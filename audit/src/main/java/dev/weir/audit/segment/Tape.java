package dev.weir.audit.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** What the log writes on: a file, or in a test one that fails. */
public interface Tape extends Closeable {

  /** Writes all of {@code bytes} at {@code offset}. */
  void write(ByteBuffer bytes, long offset) throws IOException;

  /** Returns when all that was written is on stable storage. */
  void force() throws IOException;

  /** Takes away everything from {@code length} on. */
  void cut(long length) throws IOException;

  /** Opens tapes. */
  interface Maker {
    Tape open(Path path, OpenOption... options) throws IOException;
  }

  /** Returns a file as a tape. */
  static Tape file(Path path, OpenOption... options) throws IOException {
    return new File(OwnerOnly.open(path, options));
  }

  /** A file. */
  record File(FileChannel channel) implements Tape {
    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void cut(long length) throws IOException {
      channel.truncate(length);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
