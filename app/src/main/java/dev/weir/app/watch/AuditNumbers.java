package dev.weir.app.watch;

import dev.weir.admin.Numbers;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.payload.Payloads;
import dev.weir.audit.segment.Head;
import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the audit log fares, for whoever scrapes metrics; asks nothing of the thread that writes it. */
public final class AuditNumbers {

  private static final String LOG = "log";

  private AuditNumbers() {}

  /** Returns the numbers of {@code log}, which lies in {@code data}, and of what is kept beside it. */
  public static List<Numbers> of(SegmentLog log, Path data, Payloads payloads) {
    return List.of(
        new Numbers("weir_audit_records", "Records in the audit log, since its first; a second old at most.",
            "of", true,
            () -> Map.of(LOG, records(data))),
        new Numbers("weir_audit_failed",
            "1 where the audit log cannot be written any more: no call leaves then.", "of",
            false, () -> Map.of(LOG, log.failure().isPresent() ? 1L : 0L)),
        new Numbers("weir_audit_damage", "Faults that were found in the audit log when Weir started.", "of",
            false,
            () -> Map.of(LOG, (long) log.recovery().damage().size())),
        new Numbers("weir_audit_head_timestamp_seconds",
            "When the log was last signed; a log that grows is signed each second.", "of", false,
            () -> Map.of(LOG, head(data).map(Head::atMillis).orElse(0L) / 1000)),
        new Numbers("weir_data_free_bytes", "Room on the disk of the data folder.", "of", false,
            () -> Map.of("disk", data.toFile().getUsableSpace())),
        new Numbers("weir_payload_parts", "Parts of what calls say, by what became of them.", "outcome", true,
            () -> parts(payloads.counts())));
  }

  private static Map<String, Long> parts(Payloads.Counts counts) {
    return Map.of("kept", counts.kept(), "dropped", counts.dropped());
  }

  /** Returns how many records there are; a second old at most, and 0 where that cannot be told. */
  public static long records(Path data) {
    return head(data).map(Head::next).orElse(0L);
  }

  private static Optional<Head> head(Path data) {
    try {
      return Head.read(SegmentFile.folder(data));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
