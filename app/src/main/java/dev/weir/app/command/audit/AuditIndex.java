package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.audit.index.Index;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit index}: brings the index up to date, which a search does by itself. */
@Command(name = "index", description = "Bring the index of the audit log up to date, or make it anew.", footer = {
  "",
  "A search of a large log does so by itself; for a timer, so that nobody waits for it."})
public final class AuditIndex implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private DataDir data = new DataDir();

  @Option(names = "--rebuild", description = "Throw it away first.")
  private boolean rebuild;

  public AuditIndex(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Path folder = data.path();
    try (Index index = Index.open(folder)) {
      if (rebuild) {
        index.clear();
      }
      index.catchUp(new IndexProgress(screen));
      screen.progress("");
      screen.line("indexed: " + index.records() + " records");
      return Exit.FINE;
    }
  }
}
