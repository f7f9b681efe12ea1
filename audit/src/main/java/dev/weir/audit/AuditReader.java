package dev.weir.audit;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.record.EventDecoder;
import dev.weir.audit.segment.FrameHeader;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.Records;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.SegmentScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the log; never writes, and may be used while it is being written: only whole frames are read. What cannot be read is
 * passed over and said so.
 */
public final class AuditReader {

  private final Path folder;

  private AuditReader(Path folder) {
    this.folder = folder;
  }

  /** Returns a reader of the log in {@code <dataFolder>/audit}; one that is not there holds nothing. */
  public static AuditReader of(Path dataFolder) {
    return new AuditReader(SegmentFile.folder(dataFolder));
  }

  /** Returns a reader of the log in {@code folder} itself, such as a copy of one; the log of a data folder where it is that. */
  public static AuditReader at(Path folder) {
    Path inside = SegmentFile.folder(folder);
    return new AuditReader(Files.isDirectory(inside) ? inside : folder);
  }

  /** Takes what is read. */
  public interface Visitor {
    /** Takes one event; returns whether to go on. */
    boolean event(Stored stored);

    /** Is told that something could not be read, as in {@code segment 000003.log, byte offset 123: checksum differs}. */
    void unreadable(String what);
  }

  /** Shows every event of the period, the oldest first. */
  public void forward(Period period, Visitor visitor) throws IOException {
    for (SegmentFile segment : SegmentFile.list(folder)) {
      try (SegmentScan scan = SegmentScan.open(segment.path())) {
        for (Optional<Piece> piece = scan.next(); piece.isPresent(); piece = scan.next()) {
          if (!show(segment, piece.get(), period, visitor, false)) {
            return;
          }
        }
      }
    }
  }

  /** Shows every event of the period, the newest first. */
  public void backward(Period period, Visitor visitor) throws IOException {
    for (SegmentFile segment : SegmentFile.list(folder).reversed()) {
      try (SegmentScan scan = SegmentScan.open(segment.path())) {
        for (long offset : offsets(scan, period).reversed()) {
          scan.seek(offset);
          Optional<Piece> piece = scan.next();
          if (piece.isPresent() && !show(segment, piece.get(), period, visitor, true)) {
            return;
          }
        }
      }
    }
  }

  /** Returns where the pieces are that may hold something of the period. */
  private static List<Long> offsets(SegmentScan scan, Period period) throws IOException {
    List<Long> offsets = new ArrayList<>();
    for (Optional<Piece> piece = scan.next(); piece.isPresent(); piece = scan.next()) {
      if (!(piece.get() instanceof Piece.Whole whole) || touches(period, whole.header())) {
        offsets.add(piece.get().offset());
      }
    }
    return offsets;
  }

  private static boolean touches(Period period, FrameHeader header) {
    return period.touches(header.earliest(), header.latest());
  }

  private static boolean show(SegmentFile segment, Piece piece, Period period, Visitor visitor,
      boolean newestFirst) {
    switch (piece) {
      case Piece.Broken broken -> visitor.unreadable(
          "segment " + segment.name() + ", byte offset " + broken.offset() + ": " + broken.what());
      case Piece.Whole whole -> {
        if (touches(period, whole.header())) {
          List<Stored> events = events(segment, whole, visitor);
          return show(newestFirst ? events.reversed() : events, period, visitor);
        }
      }
    }
    return true;
  }

  private static boolean show(List<Stored> events, Period period, Visitor visitor) {
    for (Stored stored : events) {
      if (period.contains(stored.event().at()) && !visitor.event(stored)) {
        return false;
      }
    }
    return true;
  }

  private static List<Stored> events(SegmentFile segment, Piece.Whole frame, Visitor visitor) {
    List<Stored> events = new ArrayList<>();
    long sequence = frame.header().first();
    try {
      Records records = Records.of(frame.header(), frame.stored());
      while (records.next()) {
        events.add(new Stored(sequence,
            EventDecoder.decode(records.array(), records.at(), records.length())));
        sequence++;
      }
    } catch (CorruptRecord e) {
      visitor
          .unreadable("segment " + segment.name() + ", byte offset " + frame.offset() + ", record " + sequence
              + ": " + e.getMessage());
    }
    return events;
  }
}
