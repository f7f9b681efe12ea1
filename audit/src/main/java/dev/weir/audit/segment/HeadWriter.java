package dev.weir.audit.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps the head up to date. */
public final class HeadWriter implements Closeable {

  private final Tape tape;

  private HeadWriter(Tape tape) {
    this.tape = tape;
  }

  /** Returns the writer of the head in {@code folder}, which stays as it is for now. */
  public static HeadWriter open(Path folder, Tape.Maker tapes) throws IOException {
    return new HeadWriter(tapes.open(Head.path(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /** Writes {@code head}; it becomes durable some time later, and until then the one before it holds. */
  public void write(Head head) throws IOException {
    tape.write(head.bytes(), 0);
  }

  /** Writes {@code head} and returns when it is on stable storage. */
  public void force(Head head) throws IOException {
    write(head);
    tape.cut(head.bytes().capacity());
    tape.force();
  }

  @Override
  public void close() throws IOException {
    tape.close();
  }
}
