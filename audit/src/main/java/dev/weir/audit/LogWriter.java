package dev.weir.audit;

import dev.weir.audit.segment.FramePacker;
import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.Head;
import dev.weir.audit.segment.HeadWriter;
import dev.weir.audit.segment.SegmentHeader;
import dev.weir.audit.segment.SegmentWriter;
import dev.weir.audit.segment.Tape;
import dev.weir.audit.tree.LogKey;
import dev.weir.audit.tree.SignedTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts groups on stable storage, each in as few frames as are still read quickly and with one fsync, and rolls from segment to segment; each second it signs what
 * there is. One thread's own.
 */
final class LogWriter implements Closeable {

  private final Path folder;
  private final Limits limits;
  private final InstantSource clock;
  private final Tape.Maker tapes;
  private final FramePacker packer = new FramePacker();
  private final HeadWriter head;
  private final SignedTree tree;
  private @Nullable SegmentWriter segment;
  private int nextSegment;
  private long next;
  private Hash hash;
  private long headWritten = System.nanoTime();
  private boolean headBehind;

  /** @param damage is told what a checkpoint was signed for and is not there */
  LogWriter(Path folder, Position from, LogKey key, Limits limits, InstantSource clock, Tape.Maker tapes,
      List<String> damage) throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
    this.tapes = tapes;
    nextSegment = from.segment();
    next = from.next();
    hash = from.hash();
    tree = SignedTree.open(folder, key, from.next(), damage);
    head = HeadWriter.open(folder, head(), tapes);
  }

  /** Returns where the trouble is, for whoever has to mend it. */
  Path where() {
    return segment == null ? folder : segment.file().path();
  }

  /** Returns the sequence of the group's first record once all of it is on stable storage. */
  long write(Group group) throws IOException {
    long first = next;
    // All in one segment, so that all of it can be taken back where the last part of it fails.
    SegmentWriter to = segmentFor(group.length());
    headBehind = true;
    for (Group.Part part : group.parts()) {
      FramePacker.Packed frame = packer.pack(hash, group.bytes(), part.from(), part.length(), part.count(),
          next,
          group.earliest(), group.latest());
      to.write(frame.bytes());
      next += part.count();
      hash = frame.hash();
    }
    to.force();
    return first;
  }

  /** Adds the records of a group that is written to the tree. */
  void grow(Group written) throws IOException {
    tree.add(written.bytes(), written.length());
  }

  private SegmentWriter segmentFor(int bytes) throws IOException {
    SegmentWriter current = segment;
    if (current != null && current.written() + bytes > limits.segmentBytes()) {
      current.finish();
      head.force(head());
      tree.settle();
      current = null;
    }
    if (current == null) {
      current = SegmentWriter.create(folder, new SegmentHeader(nextSegment, next, hash), tapes);
      nextSegment++;
      segment = current;
    }
    return current;
  }

  /** Writes the head where it is time to; returns how many nanoseconds later it next has to be. */
  long keepHead() throws IOException {
    if (!headBehind) {
      return Long.MAX_VALUE;
    }
    long now = System.nanoTime();
    long left = headWritten + limits.headEvery().toNanos() - now;
    if (left > 0) {
      return left;
    }
    head.write(head());
    tree.sign();
    headWritten = now;
    headBehind = false;
    return Long.MAX_VALUE;
  }

  private Head head() {
    return new Head(next, nextSegment - 1, hash, clock.millis());
  }

  /** Takes away what is not durable, as far as that still works. */
  void abandon(IOException because) {
    if (segment != null) {
      segment.abandon(because);
      segment = null;
    }
  }

  /** Ends the log in good order, unless it was abandoned. */
  @Override
  public void close() throws IOException {
    try (packer; head; tree) {
      if (segment != null) {
        segment.finish();
        head.force(head());
        tree.settle();
      }
    }
  }
}
