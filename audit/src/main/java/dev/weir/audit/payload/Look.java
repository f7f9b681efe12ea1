package dev.weir.audit.payload;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.retain.Holds;
import dev.weir.model.AuditEvent.Notice;
import dev.weir.model.CallId;
import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to see of one side of a call. */
public sealed interface Look {

  Side side();

  /**
   * It can be read.
   *
   * @param part with its body unpacked
   * @param spoken the messages that came on the WebSocket which it has opened
   * @param proven whether the log has its hash; where not, Weir died between writing the one and the other
   */
  record Opened(Side side, Part part, List<Spoken> spoken, boolean proven) implements Look {
    public Opened {
      spoken = List.copyOf(spoken);
    }
  }

  /** It is not there, or not to be read any more. */
  record Gone(Side side, String why) implements Look {}

  /** It is not what was kept. */
  record Damaged(Side side, String why) implements Look {}

  /**
   * Returns what there is of {@code call}; never a part that the log has another hash for, and none whose time is over unless
   * somebody holds it.
   *
   * @param notices all that the log has of this call
   */
  static List<Look> at(Path dataFolder, CallId call, List<Notice> notices, PayloadKeys keys, Instant now)
      throws IOException {
    PartFiles files = PartFiles.of(dataFolder);
    List<PartNote> notes = notices.stream().flatMap(notice -> PartNote.of(notice).stream()).toList();
    List<Look> looks = new ArrayList<>();
    for (Side side : Side.values()) {
      Optional<PartNote> note = notes.stream().filter(each -> each.side() == side).findFirst();
      Optional<Path> file = files.find(call, side);
      if (file.isPresent()) {
        looks.add(look(dataFolder, file.get(), side, note, keys, now));
      } else if (note.isPresent()) {
        looks.add(new Gone(side, note.get().until().isAfter(now)
            ? "it was erased, or its file removed"
            : "its time was over at " + note.get().until()));
      }
    }
    notices.stream().filter(notice -> notice.what().equals(PartNote.DROPPED)).forEach(
        notice -> Side.named(notice.reason().split(":", 2)[0])
            .ifPresent(side -> looks.add(new Gone(side, "it was not kept: "
                + notice.reason().substring(side.word().length() + 2)))));
    return looks;
  }

  private static Look look(Path dataFolder, Path file, Side side, Optional<PartNote> note, PayloadKeys keys,
      Instant now) throws IOException {
    try {
      Optional<PartFiles.Lying> lying = PartFiles.read(file);
      if (lying.isEmpty()) {
        return new Gone(side, "its time is over");
      }
      // What the label says counts once the seal has held.
      Optional<Bytes> bytes = PartFiles.open(lying.get(), keys);
      if (bytes.isEmpty()) {
        return new Gone(side, "its key was dropped: nobody can read it");
      }
      if (isOver(dataFolder, lying.get().label(), now)) {
        return new Gone(side, "its time was over at " + lying.get().label().until());
      }
      Part part = Part.of(bytes.get().array());
      return note.isPresent() && !note.get().hash().equals(Part.hash(bytes.get().array()))
          ? new Damaged(side, "the log has another hash for it")
          : opened(side, part, note.isPresent());
    } catch (CorruptRecord | PayloadKeys.Broken e) {
      return new Damaged(side, String.valueOf(e.getMessage()));
    }
  }

  private static Look opened(Side side, Part part, boolean proven) throws CorruptRecord {
    List<Spoken> spoken = part.spoken();
    return new Opened(side, spoken.isEmpty() ? part.unpacked() : part.with(Bytes.EMPTY), spoken, proven);
  }

  private static boolean isOver(Path dataFolder, Label label, Instant now) throws IOException {
    return !label.until().isAfter(now) && Holds.of(dataFolder).over(label.at()).isEmpty();
  }
}
