package dev.weir.app.command.exec;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Carries connections from one socket to another, bytes as they are: a wall with one hole has one of these on each side. */
final class Pipe implements Closeable {

  private static final int CHUNK_BYTES = 64 << 10;

  private final ServerSocketChannel from;
  private final SocketAddress to;

  private Pipe(ServerSocketChannel from, SocketAddress to) {
    this.from = from;
    this.to = to;
  }

  /** Carries whatever connects to {@code from}, which is bound already, on to {@code to}, until it is closed. */
  static Pipe between(ServerSocketChannel from, SocketAddress to) {
    Pipe pipe = new Pipe(from, to);
    Thread.ofVirtual().name("weir-pipe").start(pipe::accept);
    return pipe;
  }

  private void accept() {
    while (true) {
      try {
        SocketChannel near = from.accept();
        Thread.ofVirtual().start(() -> carry(near));
      } catch (IOException e) {
        return; // closed: nothing is carried any more
      }
    }
  }

  private void carry(SocketChannel near) {
    try (near; SocketChannel far = SocketChannel.open(to)) {
      Thread back = Thread.ofVirtual().start(() -> copy(far, near));
      copy(near, far);
      back.join();
    } catch (IOException e) {
      // The far side is not there: the program sees its connection end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Copies until one side ends, and lets the other know that no more comes. */
  private static void copy(SocketChannel source, SocketChannel target) {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
    try {
      while (source.read(chunk.clear()) >= 0) {
        chunk.flip();
        while (chunk.hasRemaining()) {
          target.write(chunk);
        }
      }
      target.shutdownOutput();
    } catch (IOException e) {
      end(source);
      end(target);
    }
  }

  private static void end(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }

  @Override
  public void close() throws IOException {
    from.close();
  }
}
