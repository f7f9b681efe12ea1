package dev.weir.audit.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps the head up to date. */
public final class HeadWriter implements Closeable {

  private final Tape tape;

  private HeadWriter(Tape tape) {
    this.tape = tape;
  }

  /** Returns the writer of the head in {@code folder}, which is {@code head} now, on stable storage. */
  public static HeadWriter open(Path folder, Head head, Tape.Maker tapes) throws IOException {
    Path path = Head.path(folder);
    if (Files.notExists(path)) {
      create(folder, head, tapes);
    }
    HeadWriter writer = new HeadWriter(tapes.open(path, StandardOpenOption.WRITE));
    try {
      writer.force(head);
      return writer;
    } catch (IOException e) {
      writer.close();
      throw e;
    }
  }

  /** By another name first: a head of which only a part was written would look like damage. */
  private static void create(Path folder, Head head, Tape.Maker tapes) throws IOException {
    Path fresh = folder.resolve("head.new");
    try (HeadWriter writer = new HeadWriter(
        tapes.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      writer.force(head);
    }
    Files.move(fresh, Head.path(folder), StandardCopyOption.ATOMIC_MOVE);
    SegmentFile.force(folder);
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
