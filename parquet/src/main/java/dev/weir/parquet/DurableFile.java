package dev.weir.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.io.PositionOutputStream;

/** A file that is made anew, and durable once it has been closed without an exception. */
final class DurableFile extends PositionOutputStream {

  private static final int BUFFER_BYTES = 64 << 10;

  private final FileChannel channel;
  private final OutputStream buffer;
  private long position;

  DurableFile(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
    buffer = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int one) throws IOException {
    buffer.write(one);
    position++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    buffer.write(bytes, offset, length);
    position += length;
  }

  @Override
  public void flush() throws IOException {
    buffer.flush();
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try (channel) {
        buffer.flush();
        channel.force(true);
      }
    }
  }
}
