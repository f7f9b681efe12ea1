package dev.weir.app;

import dev.weir.admin.Numbers;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.segment.Head;
import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the audit log fares, for whoever scrapes metrics; asks nothing of the thread that writes it. */
final class AuditNumbers {

  private static final String LOG = "log";

  private AuditNumbers() {}

  static List<Numbers> of(SegmentLog log, Path data) {
    return List.of(
        new Numbers("weir_audit_records", "Records in the audit log, since its first; a second old at most.",
            "of", true,
            () -> Map.of(LOG, records(data))),
        new Numbers("weir_audit_failed",
            "1 where the audit log cannot be written any more: no call leaves then.", "of",
            false, () -> Map.of(LOG, log.failure().isPresent() ? 1L : 0L)),
        new Numbers("weir_audit_damage", "Faults that were found in the audit log when Weir started.", "of",
            false,
            () -> Map.of(LOG, (long) log.recovery().damage().size())));
  }

  /** Returns how many records there are; a second old at most, and 0 where that cannot be told. */
  static long records(Path data) {
    try {
      return Head.read(SegmentFile.folder(data)).map(Head::next).orElse(0L);
    } catch (IOException e) {
      return 0;
    }
  }
}
