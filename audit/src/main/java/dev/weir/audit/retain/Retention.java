package dev.weir.audit.retain;

import dev.weir.audit.Period;
import dev.weir.audit.segment.Dropped;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.SegmentScan;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.Tree;
import dev.weir.audit.tree.TreeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Drops whole segments from the log's beginning, as long as all of one is older than it has to be kept or there is no room for
 * it, nobody holds or still needs any of it, and it is in a signed checkpoint. May be used while the log is written: the last
 * segment always stays.
 */
public final class Retention {

  private final Path folder;
  private final Holds holds;

  private Retention(Path dataFolder) {
    folder = SegmentFile.folder(dataFolder);
    holds = Holds.of(dataFolder);
  }

  /**
   * What came of it.
   *
   * @param records how many are gone
   * @param heldBy who holds the segment at which it stopped; empty where nobody does
   */
  public record Result(int segments, long records, Optional<String> heldBy) {}

  /**
   * What may go.
   *
   * @param before what is older
   * @param mostBytes what the segments take above this, the oldest first
   * @param needed nothing from this record on
   */
  public record Bounds(Instant before, long mostBytes, long needed) {

    /** Returns the bounds of what is older than {@code before}. */
    public static Bounds olderThan(Instant before) {
      return new Bounds(before, Long.MAX_VALUE, Long.MAX_VALUE);
    }
  }

  /** Drops what is older than {@code before}. */
  public static Result drop(Path dataFolder, Instant before) throws IOException {
    return drop(dataFolder, Bounds.olderThan(before));
  }

  /** Drops what {@code bounds} allow. */
  public static Result drop(Path dataFolder, Bounds bounds) throws IOException {
    return new Retention(dataFolder).drop(bounds);
  }

  private Result drop(Bounds bounds) throws IOException {
    Dropped earlier = Dropped.read(folder);
    List<SegmentFile> segments = SegmentFile.list(folder);
    List<Holds.Hold> held = holds.all();
    Dropped until = earlier;
    Optional<String> heldBy = Optional.empty();
    long bytes = bytes(segments);
    for (int i = 0; i + 1 < segments.size() && heldBy.isEmpty(); i++) {
      Optional<Dropped> next = Dropped.before(segments.get(i + 1));
      Optional<Period> times = times(segments.get(i));
      if (next.isEmpty() || times.isEmpty() || next.get().next() > bounds.needed()
          || !times.get().until().isBefore(bounds.before()) && bytes <= bounds.mostBytes()
          || !isSigned(next.get().next())) {
        break;
      }
      bytes -= Files.size(segments.get(i).path());
      heldBy = held.stream().filter(hold -> overlap(hold.period(), times.get())).map(Holds.Hold::name)
          .findFirst();
      until = heldBy.isEmpty() ? next.get() : until;
    }
    if (!until.equals(earlier)) {
      until.write(folder);
    }
    return new Result(remove(segments, until), until.next() - earlier.next(), heldBy);
  }

  private static long bytes(List<SegmentFile> segments) throws IOException {
    long bytes = 0;
    for (SegmentFile segment : segments) {
      bytes += Files.size(segment.path());
    }
    return bytes;
  }

  /** Files that a crash left behind are taken along. */
  private static int remove(List<SegmentFile> segments, Dropped until) throws IOException {
    int removed = 0;
    for (SegmentFile segment : segments) {
      if (segment.number() <= until.segment()) {
        Files.delete(segment.path());
        removed++;
      }
    }
    return removed;
  }

  /** Returns from when to when a segment's records are; empty where not all of it can be read: then it is evidence. */
  private static Optional<Period> times(SegmentFile segment) throws IOException {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    try (SegmentScan scan = SegmentScan.open(segment.path())) {
      for (Optional<Piece> piece = scan.next(); piece.isPresent(); piece = scan.next()) {
        if (!(piece.get() instanceof Piece.Whole whole)) {
          return Optional.empty();
        }
        earliest = Math.min(earliest, whole.header().earliest());
        latest = Math.max(latest, whole.header().latest());
      }
    }
    return earliest > latest
        ? Optional.of(new Period(Instant.MIN, Instant.MIN))
        : Optional.of(new Period(Instant.ofEpochMilli(earliest), Instant.ofEpochMilli(latest).plusMillis(1)));
  }

  private static boolean overlap(Period one, Period other) {
    return one.since().isBefore(other.until()) && other.since().isBefore(one.until());
  }

  private boolean isSigned(long records) throws IOException {
    TreeFiles files = TreeFiles.in(folder);
    Optional<String> note = files.checkpoint();
    Optional<Checkpoint> signed = files.verifier().flatMap(key -> note.flatMap(key::open));
    try (Tree tree = Tree.read(files.tree())) {
      return signed.filter(checkpoint -> checkpoint.size() >= records).isPresent() && tree.size() >= records;
    }
  }
}
