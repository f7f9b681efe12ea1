package dev.weir.app.command.audit;

import dev.weir.app.ChangeInbox;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Lapse;
import dev.weir.app.text.Screen;
import dev.weir.audit.retain.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit retain}: drops what is older than it has to be kept. */
@Command(name = "retain", description = "Drop records that are older than they have to be kept; what is left stays proven.", sortOptions = false, footer = {
  "",
  "For a timer; may be used while Weir serves. Drops whole segments, never one that somebody holds or that is damaged."})
public final class AuditRetain implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private DataDir data = new DataDir();

  @Option(names = "--keep", required = true, paramLabel = "TIME", description = "How long records are kept: 90d, 400d, 52w.")
  private String keep = "";

  public AuditRetain(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Duration kept = Lapse.parse(keep).filter(Duration::isPositive)
        .orElseThrow(
            () -> new CannotRun("that is no stretch of time", "--keep " + keep, "write 90d, 400d or 52w"));
    Path folder = data.path();
    Retention.Result result = Retention.drop(folder, Clock.systemUTC().instant().minus(kept));
    if (result.records() > 0) {
      ChangeInbox.of(folder).put("audit records dropped", "audit",
          result.records() + " records in " + result.segments() + " segments, older than " + keep);
    }
    screen.line("dropped: " + result.records() + " records in " + result.segments() + " segments");
    result.heldBy().ifPresent(name -> screen.note("stopped at what is held by " + name));
    return Exit.FINE;
  }
}
