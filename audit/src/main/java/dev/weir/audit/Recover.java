package dev.weir.audit;

import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.Head;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.SegmentHeader;
import dev.weir.audit.segment.SegmentScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a log goes on. Only the last segment is read: those before it were closed in order, and looking for later harm
 * to them is {@code Verify}'s part. The log never goes on in an old segment, so what is damaged stays as it was found.
 */
final class Recover {

  private final Path folder;
  private final List<String> damage = new ArrayList<>();
  private Optional<Recovery.TornTail> torn = Optional.empty();
  private long next;
  private Hash hash = Hash.NONE;

  /** Where the log goes on, and what was found on the way. */
  record Found(Position position, Recovery recovery) {}

  private Recover(Path folder) {
    this.folder = folder;
  }

  /** Returns where the log in {@code folder} goes on; takes a torn tail out of its last segment. */
  static Found in(Path folder) throws IOException {
    return new Recover(folder).find();
  }

  private Found find() throws IOException {
    Optional<Head> head = head();
    List<SegmentFile> segments = SegmentFile.list(folder);
    for (int i = segments.size() - 1; i >= 0 && !read(segments.get(i), head); i--) {
      // A segment of which not even the header was written says nothing: the one before it does.
    }
    // Listed again, since one of which nothing was left has been removed.
    List<SegmentFile> left = SegmentFile.list(folder);
    int last = left.isEmpty() ? 0 : left.getLast().number();
    if (head.isPresent() && head.get().next() > next) {
      damage.add("records " + next + "-" + (head.get().next() - 1) + " are missing at the end of the log");
      // Going on at the head leaves the gap to be seen for good.
      next = head.get().next();
      hash = head.get().hash();
      last = Math.max(last, head.get().segment());
    }
    return new Found(new Position(last + 1, next, hash), new Recovery(torn, damage));
  }

  private Optional<Head> head() throws IOException {
    try {
      return Head.read(folder);
    } catch (Head.DamagedHead e) {
      damage.add(Head.path(folder) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns whether the segment tells where the log is. */
  private boolean read(SegmentFile segment, Optional<Head> head) throws IOException {
    long tornFrom;
    try (SegmentScan scan = SegmentScan.open(segment.path())) {
      Optional<SegmentHeader> header = scan.header();
      header.ifPresent(this::startOf);
      Piece.@Nullable Broken tail = walk(segment, scan);
      boolean known = header.isPresent() || next > 0;
      boolean acknowledged = head.isPresent() && head.get().next() > next;
      if (!known && !acknowledged) {
        tornFrom = 0;
      } else if (tail != null && !acknowledged) {
        tornFrom = tail.offset();
      } else {
        if (tail != null) {
          damage.add(describe(segment, tail));
        }
        return known;
      }
    }
    torn = TornTail.takeOut(segment, tornFrom).or(() -> torn);
    return tornFrom > 0;
  }

  private void startOf(SegmentHeader header) {
    next = header.first();
    hash = header.previous();
  }

  /** Returns what is behind the last whole frame, where that is anything. */
  private Piece.@Nullable Broken walk(SegmentFile segment, SegmentScan scan) throws IOException {
    Piece.Broken tail = null;
    for (Optional<Piece> piece = scan.next(); piece.isPresent(); piece = scan.next()) {
      switch (piece.get()) {
        case Piece.Broken broken -> {
          if (tail == null) {
            tail = broken;
          }
        }
        case Piece.Whole whole -> {
          if (tail != null) {
            damage.add(describe(segment, tail));
            tail = null;
          }
          next = whole.header().next();
          hash = whole.header().hash();
        }
      }
    }
    return tail;
  }

  private static String describe(SegmentFile segment, Piece.Broken broken) {
    return segment.path() + ", byte offset " + broken.offset() + ": " + broken.what();
  }
}
