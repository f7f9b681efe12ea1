package dev.weir.audit;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.record.EventDecoder;
import dev.weir.audit.segment.FrameReader;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.Records;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.SegmentScan;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the log frame by frame and waits at its end for more; never writes, and may be used while the log is written.
 * Shows every record that can be read once, in order, and says what cannot. One thread's own.
 */
public final class LogFollower implements Closeable {

  private final Path folder;
  private @Nullable SegmentScan scan;
  private SegmentFile segment;

  private LogFollower(Path folder) {
    this.folder = folder;
    segment = new SegmentFile(folder, 0);
  }

  /**
   * A frame.
   *
   * @param mark where a follower goes on behind it; empty where it is no frame at all
   * @param unreadable what of it could not be read
   */
  public record Chapter(Optional<Mark> mark, List<Stored> events, Optional<String> unreadable) {
    public Chapter {
      events = List.copyOf(events);
    }
  }

  /** Returns a follower of the log in {@code <dataFolder>/audit} from its first record on. */
  public static LogFollower of(Path dataFolder) {
    return new LogFollower(SegmentFile.folder(dataFolder));
  }

  /** Returns a follower that goes on behind {@code mark}; empty where that is not of this log as it is now. */
  public static Optional<LogFollower> behind(Path dataFolder, Mark mark) throws IOException {
    LogFollower follower = of(dataFolder);
    if (mark.equals(Mark.START)) {
      return Optional.of(follower);
    }
    try (FrameReader frames = FrameReader.in(follower.folder)) {
      Optional<Piece.Whole> frame = frames.at(mark.segment(), mark.offset())
          .filter(found -> found.header().next() == mark.next() && found.header().hash().equals(mark.hash()));
      if (frame.isEmpty()) {
        return Optional.empty();
      }
      follower.open(new SegmentFile(follower.folder, mark.segment())).seek(frame.get().end());
      return Optional.of(follower);
    }
  }

  /** Returns a follower that shows what comes from now on. */
  public static LogFollower atEnd(Path dataFolder) throws IOException {
    LogFollower follower = of(dataFolder);
    List<SegmentFile> segments = SegmentFile.list(follower.folder);
    if (!segments.isEmpty()) {
      SegmentScan last = follower.open(segments.getLast());
      for (Optional<Piece> piece = last.next(); piece.isPresent(); piece = last.next()) {
        if (piece.get() instanceof Piece.Broken) {
          last.seek(piece.get().offset());
          break;
        }
      }
    }
    return follower;
  }

  /** Returns the next frame; empty where there is no more at present. */
  public Optional<Chapter> next() throws IOException {
    while (true) {
      SegmentScan current = scan;
      Optional<Piece> piece = current == null ? Optional.empty() : piece(current);
      if (piece.isPresent()) {
        return Optional.of(chapter(piece.get()));
      }
      Optional<SegmentFile> newer = newer();
      if (newer.isEmpty()) {
        return Optional.empty();
      }
      // The writer ends a segment before it makes the next one, so what is there now is all that comes.
      Optional<Piece> last = current == null ? Optional.empty() : current.next();
      if (last.isPresent()) {
        return Optional.of(chapter(last.get()));
      }
      open(newer.get());
    }
  }

  /** A frame at the end of the file that is not whole may be on its way. */
  private static Optional<Piece> piece(SegmentScan scan) throws IOException {
    Optional<Piece> piece = scan.next();
    if (piece.isPresent() && piece.get() instanceof Piece.Broken broken && broken.end() >= scan.size()) {
      scan.seek(broken.offset());
      return Optional.empty();
    }
    return piece;
  }

  private Optional<SegmentFile> newer() throws IOException {
    return SegmentFile.list(folder).stream().filter(file -> file.number() > segment.number()).findFirst();
  }

  private SegmentScan open(SegmentFile file) throws IOException {
    close();
    SegmentScan opened = SegmentScan.open(file.path());
    segment = file;
    scan = opened;
    return opened;
  }

  private Chapter chapter(Piece piece) {
    return switch (piece) {
      case Piece.Broken broken -> new Chapter(Optional.empty(), List.of(), Optional.of(
          "segment " + segment.name() + ", byte offset " + broken.offset() + ": " + broken.what()));
      case Piece.Whole whole -> chapter(whole);
    };
  }

  private Chapter chapter(Piece.Whole frame) {
    Optional<Mark> mark = Optional.of(
        new Mark(segment.number(), frame.offset(), frame.header().next(), frame.header().hash()));
    List<Stored> events = new ArrayList<>();
    long sequence = frame.header().first();
    try {
      for (Records records = Records.of(frame.header(), frame.stored()); records.next(); sequence++) {
        events
            .add(new Stored(sequence, EventDecoder.decode(records.array(), records.at(), records.length())));
      }
      return new Chapter(mark, events, Optional.empty());
    } catch (CorruptRecord e) {
      return new Chapter(mark, events, Optional.of("segment " + segment.name() + ", byte offset "
          + frame.offset() + ", record " + sequence + ": " + e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    if (scan != null) {
      scan.close();
      scan = null;
    }
  }
}
