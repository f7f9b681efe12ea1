package dev.weir.app.command.audit;

import dev.weir.app.Version;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Moment;
import dev.weir.app.text.Screen;
import dev.weir.audit.Period;
import dev.weir.audit.report.Evidence;
import dev.weir.audit.report.Proven;
import dev.weir.audit.report.ReportPage;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.verify.Trust;
import dev.weir.audit.verify.Verify;
import dev.weir.audit.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit report}: one page on a period for somebody who audits it. */
@Command(name = "report", description = "Write a page for auditors: flows, refusals, changes, integrity, and what it is evidence for.", sortOptions = false, footer = {
  "", "Reads all of the log. Exit code 1 says that the log is not whole; the page is written all the same."})
public final class AuditReport implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private DataDir data = new DataDir();

  @Mixin
  private TrustOptions keys = new TrustOptions();

  @Option(names = "--from", paramLabel = "TIME", description = "From then on: 2026-07-01T12:00:00Z, 2026-07-01 (UTC), or 30d ago (default: the first record).")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Before then; written in the same ways (default: now).")
  private @Nullable String to;

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "The page to write.")
  private Path file = Path.of("report.html");

  public AuditReport(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Instant now = Clock.systemUTC().instant();
    Period period = new Period(from == null ? Instant.MIN : Moment.parse("--from", from, now),
        to == null ? now : Moment.parse("--to", to, now));
    if (!period.since().isBefore(period.until())) {
      throw new CannotRun("no time lies between them", "--from and --to", "let --from be the earlier one");
    }
    Path folder = data.path();
    Trust trust = keys.trust();
    TreeFiles files = TreeFiles.in(SegmentFile.folder(folder));
    Optional<String> note = trust.witness().isPresent() ? files.cosigned() : files.checkpoint();
    Verify.Progress progress = (done, total) -> screen
        .progress("verifying " + (total == 0 ? 100 : done * 100 / total) + " %");
    VerifyReport verified = Verify.verify(folder, trust, progress);
    screen.progress("reading");
    Evidence evidence = Evidence.of(folder, period);
    Optional<String> verifier = (trust.log().isPresent() ? trust.log() : files.verifier())
        .map(Verifier::toString);
    Files.writeString(file, ReportPage.of(period, now, Version.number(), evidence,
        new Proven(verified, trust.log().isPresent(), verifier, note)));
    screen.progress("");
    screen.line(file.toString());
    return verified.intact() ? Exit.FINE : Exit.FINDINGS;
  }
}
