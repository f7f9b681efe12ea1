package dev.weir.audit.index;

import dev.weir.audit.Stored;
import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.record.EventDecoder;
import dev.weir.audit.segment.FrameReader;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.Records;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads single records of the log where the index says they are; neighbours are often in one frame, so some are kept. */
final class Frames implements Closeable {

  private static final int MOST_KEPT = 16;

  private final FrameReader reader;
  private final Map<Place, Optional<Unpacked>> kept = new LinkedHashMap<>();

  Frames(Path folder) {
    reader = FrameReader.in(folder);
  }

  /** A frame's records: {@code bounds} has where each one begins and ends. */
  private static final class Unpacked {
    private final long first;
    private final Records records;
    private final int[] bounds;

    private Unpacked(long first, Records records, int[] bounds) {
      this.first = first;
      this.records = records;
      this.bounds = bounds;
    }

    static Unpacked of(Piece.Whole frame) throws CorruptRecord {
      Records records = Records.of(frame.header(), frame.stored());
      int[] bounds = new int[2 * frame.header().count()];
      for (int i = 0; i < bounds.length && records.next(); i += 2) {
        bounds[i] = records.at();
        bounds[i + 1] = records.at() + records.length();
      }
      return new Unpacked(frame.header().first(), records, bounds);
    }

    Optional<Stored> at(long sequence) throws CorruptRecord {
      long i = 2 * (sequence - first);
      if (i < 0 || i >= bounds.length) {
        return Optional.empty();
      }
      int from = bounds[(int) i];
      return Optional.of(new Stored(sequence,
          EventDecoder.decode(records.array(), from, bounds[(int) i + 1] - from)));
    }
  }

  /** Returns the record; empty where it is not there, or cannot be read. */
  Optional<Stored> at(Place place, long sequence) throws IOException {
    Optional<Unpacked> frame = kept.get(place);
    if (frame == null) {
      frame = unpack(place);
      if (kept.size() == MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
      kept.put(place, frame);
    }
    try {
      return frame.isEmpty() ? Optional.empty() : frame.get().at(sequence);
    } catch (CorruptRecord e) {
      return Optional.empty();
    }
  }

  private Optional<Unpacked> unpack(Place place) throws IOException {
    Optional<Piece.Whole> frame = reader.at(place.segment(), place.offset());
    try {
      return frame.isEmpty() ? Optional.empty() : Optional.of(Unpacked.of(frame.get()));
    } catch (CorruptRecord e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
