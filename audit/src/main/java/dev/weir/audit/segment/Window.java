package dev.weir.audit.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file in memory that moves along with whoever reads it. */
final class Window {

  private static final int BYTES = 1 << 20;

  private final FileChannel channel;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private long start;

  Window(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the next look read the file again. */
  void forget() {
    bytes.limit(0);
  }

  /**
   * Returns the bytes from {@code at} on, {@code length} of them or as many as there are up to the end of the file; good
   * until the next look.
   */
  ByteBuffer look(long at, int length) throws IOException {
    if (at < start || at + length > start + bytes.limit()) {
      fill(at, length);
    }
    int from = (int) (at - start);
    return bytes.slice(from, Math.min(length, bytes.limit() - from));
  }

  private void fill(long at, int length) throws IOException {
    int size = (int) Math.max(length, Math.min(BYTES, channel.size() - at));
    if (bytes.capacity() < size) {
      bytes = ByteBuffer.allocate(size);
    }
    bytes.clear();
    start = at;
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
      // A read may give less than asked for.
    }
    bytes.flip();
  }
}
