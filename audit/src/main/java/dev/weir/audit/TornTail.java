package dev.weir.audit;

import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Moves an unfinished write out of a segment into a file beside it. */
final class TornTail {

  private static final int STEP = 1 << 16;

  private TornTail() {}

  /**
   * Cuts {@code segment} off at {@code from}, and removes it where nothing is left. The copy is durable before anything is
   * cut.
   *
   * @return what was moved; empty where it was all zeros
   */
  static Optional<Recovery.TornTail> takeOut(SegmentFile segment, long from) throws IOException {
    Optional<Recovery.TornTail> moved = Optional.empty();
    try (FileChannel channel = FileChannel.open(segment.path(), StandardOpenOption.READ,
        StandardOpenOption.WRITE)) {
      long end = endOfContent(channel, from);
      if (end > from) {
        Path copy = freeName(segment);
        copy(channel, from, end, copy);
        moved = Optional.of(new Recovery.TornTail(segment.path(), from, end - from, copy));
        SegmentFile.force(segment.folder());
      }
      channel.truncate(from);
      channel.force(true);
    }
    if (from == 0) {
      Files.delete(segment.path());
      SegmentFile.force(segment.folder());
    }
    return moved;
  }

  /** Returns where the zeros at the end of the file begin. */
  private static long endOfContent(FileChannel channel, long from) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(STEP);
    long end = from;
    for (long at = from; channel.read(bytes.clear(), at) > 0; at += bytes.position()) {
      for (int i = bytes.position() - 1; i >= 0; i--) {
        if (bytes.get(i) != 0) {
          end = at + i + 1;
          break;
        }
      }
    }
    return end;
  }

  private static void copy(FileChannel from, long start, long end, Path to) throws IOException {
    try (FileChannel copy = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = start; at < end;) {
        at += from.transferTo(at, end - at, copy);
      }
      copy.force(true);
    }
  }

  private static Path freeName(SegmentFile segment) {
    Path copy = segment.path().resolveSibling(segment.name() + ".torn");
    for (int i = 2; Files.exists(copy); i++) {
      copy = segment.path().resolveSibling(segment.name() + ".torn" + i);
    }
    return copy;
  }
}
