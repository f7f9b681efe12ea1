package dev.weir.audit;

import dev.weir.audit.segment.Tape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A disk that breaks when it is told to. */
final class FailingTape implements Tape.Maker {

  volatile boolean writesFail;
  volatile boolean forcesFail;
  volatile CountDownLatch stuck = new CountDownLatch(0);

  @Override
  public Tape open(Path path, OpenOption... options) throws IOException {
    Tape file = Tape.file(path, options);
    return new Tape() {
      @Override
      public void write(ByteBuffer bytes, long offset) throws IOException {
        if (writesFail) {
          file.write(bytes.slice(bytes.position(), bytes.remaining() / 2), offset);
          throw new IOException("No space left on device");
        }
        file.write(bytes, offset);
      }

      @Override
      public void force() throws IOException {
        try {
          stuck.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        if (forcesFail) {
          throw new IOException("Input/output error");
        }
        file.force();
      }

      @Override
      public void cut(long length) throws IOException {
        file.cut(length);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
