package dev.weir.audit.verify;

import dev.weir.audit.segment.Chain;
import dev.weir.audit.segment.Dropped;
import dev.weir.audit.segment.FrameHeader;
import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.Head;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.SegmentHeader;
import dev.weir.audit.segment.SegmentScan;
import dev.weir.audit.verify.Damage.Records;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the segments in order, knowing at each point which record and which hash has to come next. */
final class Walk {

  private static final int LOOKS = 5;

  private final Optional<Head> head;
  private final Leaves leaves;
  private final List<Damage> damage;
  private final Verify.Progress progress;
  private final Duration patience;
  private final long totalBytes;
  private final Chain chain = new Chain();
  /** Damage of which it is not yet known how many records it took. */
  private final List<Damage> open = new ArrayList<>();

  private int lastSegment;
  private String file = "head";
  private long next;
  private Hash hash = Hash.NONE;
  private boolean hashKnown = true;
  private boolean headMet;
  private long records;
  private long bytes;
  private long unpacked;

  Walk(Dropped dropped, Optional<Head> head, Leaves leaves, List<Damage> damage, Verify.Progress progress,
      Duration patience,
      long totalBytes) {
    this.head = head;
    this.leaves = leaves;
    this.damage = damage;
    this.progress = progress;
    this.patience = patience;
    this.totalBytes = totalBytes;
    lastSegment = dropped.segment();
    next = dropped.next();
    hash = dropped.hash();
    headMet = head.isEmpty() || head.get().next() == 0;
  }

  void through(SegmentFile segment, boolean last) throws IOException {
    try (SegmentScan scan = SegmentScan.open(segment.path())) {
      Optional<SegmentHeader> header = header(scan, last);
      long before = next;
      boolean misnamed = header.isPresent() && header.get().number() != segment.number();
      if (misnamed) {
        file = segment.name();
        goTo(header.get());
      } else {
        begin(segment, header);
      }
      long from = next;
      for (Optional<Piece> piece = next(scan, last); piece.isPresent(); piece = next(scan, last)) {
        take(piece.get());
        progress.at(bytes + scan.offset(), totalBytes);
      }
      if (misnamed) {
        found(0, new Records(from, Math.max(from, next - 1)),
            "it holds segment " + header.get().number());
        next = Math.max(before, next);
        hashKnown = false;
      }
      bytes += scan.size();
    }
    lastSegment = segment.number();
  }

  private void begin(SegmentFile segment, Optional<SegmentHeader> header) {
    boolean gap = segment.number() > lastSegment + 1;
    if (gap) {
      String missing = new SegmentFile(segment.folder(), lastSegment + 1).name();
      open.add(new Damage(missing, 0, Optional.empty(), "the segment is missing"));
      hashKnown = false;
    }
    file = segment.name();
    if (header.isEmpty()) {
      found(0, "the segment's header differs");
      return;
    }
    SegmentHeader start = header.get();
    settle(0, start.first());
    if (hashKnown && !start.previous().equals(hash)) {
      found(0, "the segment does not go on from the one before it");
    }
    goTo(start);
  }

  private void goTo(SegmentHeader header) {
    next = header.first();
    hash = header.previous();
    hashKnown = true;
  }

  /** Looks again where the newest segment has no header: somebody may just have made it. */
  private Optional<SegmentHeader> header(SegmentScan scan, boolean last) throws IOException {
    Optional<SegmentHeader> header = scan.header();
    for (int i = 0; last && i < LOOKS && !patience.isZero() && header.isEmpty(); i++) {
      pause();
      scan.seek(scan.offset());
      header = scan.header();
    }
    return header;
  }

  /** Looks again where the last frame is not whole: somebody may be writing it. */
  private Optional<Piece> next(SegmentScan scan, boolean last) throws IOException {
    Optional<Piece> piece = scan.next();
    for (int i = 0; last && i < LOOKS && !patience.isZero() && isTail(piece, scan); i++) {
      pause();
      scan.seek(piece.orElseThrow().offset());
      piece = scan.next();
    }
    return piece;
  }

  private static boolean isTail(Optional<Piece> piece, SegmentScan scan) throws IOException {
    return piece.isPresent() && piece.get() instanceof Piece.Broken broken && broken.end() >= scan.size();
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(patience.dividedBy(LOOKS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the log was verified", e);
    }
  }

  private void take(Piece piece) {
    switch (piece) {
      case Piece.Whole whole -> {
        settle(whole.offset(), whole.header().first());
        if (hashKnown && !chain.links(hash, whole)) {
          found(whole.offset(), all(whole.header()), "chain hash differs");
        }
        records += whole.header().count();
        unpacked += whole.header().rawBytes();
        if (damage.isEmpty() && open.isEmpty()) {
          leaves.take(whole);
        }
        goOn(whole.header());
      }
      case Piece.Broken broken -> {
        if (broken.header().isPresent()) {
          settle(broken.offset(), broken.header().get().first());
          found(broken.offset(), Suspects.in(broken.header().get(), broken.stored()), broken.what());
          goOn(broken.header().get());
        } else {
          open.add(new Damage(file, broken.offset(), Optional.empty(), broken.what()));
          hashKnown = false;
        }
      }
    }
  }

  private void goOn(FrameHeader header) {
    next = header.next();
    hash = header.hash();
    hashKnown = true;
    if (head.isPresent() && head.get().next() == next) {
      headMet = true;
      if (!head.get().hash().equals(hash)) {
        found(0, all(header), "the head knows another hash for the frame that ends here");
      }
    }
  }

  /** Names the records between those seen and {@code first}, which is what comes at {@code offset}. */
  private void settle(long offset, long first) {
    Optional<Records> lost = first > next ? Optional.of(new Records(next, first - 1)) : Optional.empty();
    if (!open.isEmpty()) {
      open.forEach(one -> damage.add(new Damage(one.file(), one.offset(), lost, one.what())));
      open.clear();
    } else if (lost.isPresent()) {
      found(offset, lost.get(), "records are missing before this");
    }
    if (first < next) {
      found(offset, new Records(first, next - 1), "records come a second time");
    }
  }

  VerifyReport report(int segments, List<String> notes) {
    long promised = head.map(Head::next).orElse(0L);
    if (!open.isEmpty()) {
      Records rest = new Records(next, Math.max(next, promised - 1));
      open.forEach(one -> damage.add(new Damage(one.file(), one.offset(), Optional.of(rest), one.what())));
    } else if (promised > next) {
      damage.add(new Damage("head", 0, Optional.of(new Records(next, promised - 1)),
          "they were written and are missing at the end of the log"));
    } else if (!headMet && damage.isEmpty()) {
      damage.add(new Damage("head", 0, Optional.empty(), "no frame ends at record " + promised));
    }
    if (damage.isEmpty()) {
      damage.addAll(leaves.flaws());
    }
    progress.at(totalBytes, totalBytes);
    return new VerifyReport(segments, records, bytes, unpacked, next, hash, leaves.checkpoint(),
        leaves.witnessed(),
        damage, notes);
  }

  private static Records all(FrameHeader header) {
    return new Records(header.first(), header.next() - 1);
  }

  private void found(long offset, String what) {
    damage.add(new Damage(file, offset, Optional.empty(), what));
  }

  private void found(long offset, Records which, String what) {
    damage.add(new Damage(file, offset, Optional.of(which), what));
  }
}
