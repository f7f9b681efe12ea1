package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.verify.Trust;
import dev.weir.audit.verify.Verify;
import dev.weir.audit.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir audit verify}: whether every record is as it was written, and which is not. */
@Command(name = "verify", description = "Look at every byte of the audit log; exit code 1 names what was changed.")
public final class AuditVerify implements Callable<Exit> {

  private final Screen screen;
  private long shown = -1;

  @Mixin
  private DataDir data = new DataDir();

  @Mixin
  private TrustOptions keys = new TrustOptions();

  public AuditVerify(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Path folder = data.path();
    Trust trust = keys.trust();
    VerifyReport report = Verify.verify(folder, trust, this::progress);
    screen.progress("");
    report.notes().forEach(screen::note);
    report.damage().forEach(damage -> screen.line(new Cell("damaged", Style.BAD), Cell.of("  " + damage)));
    String size = "records: " + report.records() + ", segments: " + report.segments() + ", bytes: "
        + report.bytes() + " (" + report.unpacked() + " unpacked)";
    if (!report.intact()) {
      screen.line(new Cell("NOT INTACT", Style.BAD), Cell.of("  could be read: " + size));
      return Exit.FINDINGS;
    }
    screen.line(new Cell("intact", Style.GOOD), Cell.of("  " + size + ", hash " + report.hash()));
    report.checkpoint().ifPresent(signed -> screen.line(Cell.of("checkpoint of " + signed.size()
        + " records, root " + signed.root() + ", signed by " + signed.origin())));
    report.witnessed().ifPresent(seen -> screen.line("witnessed at " + seen.at() + ": the first "
        + seen.checkpoint().size() + " records"));
    if (trust.log().isEmpty()) {
      TreeFiles.in(SegmentFile.folder(folder)).verifier()
          .ifPresent(beside -> screen
              .note("the key lies beside the log; one that was kept elsewhere proves more: --key "
                  + beside));
    }
    return Exit.FINE;
  }

  private void progress(long done, long total) {
    long percent = total == 0 ? 100 : done * 100 / total;
    if (percent != shown) {
      shown = percent;
      screen.progress("verifying " + percent + " %");
    }
  }
}
