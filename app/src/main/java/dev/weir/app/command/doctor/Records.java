package dev.weir.app.command.doctor;

import dev.weir.audit.segment.Head;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.verify.Verify;
import dev.weir.audit.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the audit log is whole and signed, and the clock not behind it. */
final class Records {

  /** A log that is looked through within seconds. */
  private static final long QUICK_BYTES = 512L << 20;
  private static final Duration ASTRAY = Duration.ofSeconds(5);

  private final Path data;
  private final Clock clock;

  Records(Path data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  List<Finding> look() throws IOException {
    Path folder = SegmentFile.folder(data);
    List<SegmentFile> segments = SegmentFile.list(folder);
    if (segments.isEmpty()) {
      return List.of(Finding.odd("audit log", "it holds no record yet", "nothing is to be done"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(whole(segments));
    findings.add(signed(folder));
    findings.add(clock(folder));
    return findings;
  }

  private Finding whole(List<SegmentFile> segments) throws IOException {
    long bytes = 0;
    for (SegmentFile segment : segments) {
      bytes += Files.size(segment.path());
    }
    if (bytes > QUICK_BYTES) {
      return Finding.odd("audit log", (bytes >> 20) + " MB are not looked through here",
          "run `weir audit verify`");
    }
    VerifyReport report = Verify.verify(data, Verify.Progress.NONE);
    return report.intact()
        ? Finding.well("audit log", report.records() + " records, all whole")
        : Finding.ill("audit log",
            report.damage().size() + " faults, the first: " + report.damage().getFirst(),
            "keep the folder as it is, and run `weir audit verify`");
  }

  private Finding signed(Path folder) throws IOException {
    TreeFiles files = TreeFiles.in(folder);
    Optional<Verifier> verifier = files.verifier();
    Optional<String> note = files.checkpoint();
    Optional<Checkpoint> checkpoint = verifier.flatMap(key -> note.flatMap(key::open));
    if (checkpoint.isEmpty()) {
      return Finding.ill("checkpoint", "the log has none that it has signed", "run `weir audit verify`");
    }
    Optional<String> cosigned = files.cosigned();
    Optional<Checkpoint> witnessed = verifier.flatMap(key -> cosigned.flatMap(key::open));
    String size = "of " + checkpoint.get().size() + " records";
    return witnessed.isPresent()
        ? Finding.well("checkpoint", size + "; a witness has seen " + witnessed.get().size())
        : Finding.odd("checkpoint", size + ", and no witness has seen any",
            "whoever has the log's key could forge it: `weir audit publish`");
  }

  private Finding clock(Path folder) throws IOException {
    Instant last = Head.read(folder).map(head -> Instant.ofEpochMilli(head.atMillis())).orElse(Instant.MIN);
    Instant now = clock.instant();
    return now.plus(ASTRAY).isBefore(last)
        ? Finding.ill("clock", "it shows " + now + ", and the log was written at " + last,
            "set the clock right: certificates, keys and budgets go by it")
        : Finding.well("clock", now + ", later than the last record");
  }
}
