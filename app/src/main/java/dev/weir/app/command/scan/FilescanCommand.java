package dev.weir.app.command.scan;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir filescan}: the HTML report of {@code weir scan}, by the name that users of Python Code Audit know. */
@Command(name = "filescan", description = "Write the HTML report of a scan: one file, fit to hand on.")
public final class FilescanCommand implements Callable<Exit> {

  private final Screen screen;
  private final Engine engine;

  @Parameters(index = "0", paramLabel = "TARGET", description = "A file, a folder, a notebook, an archive, or a Python package by name.")
  private String target = "";

  @Parameters(index = "1", paramLabel = "OUTPUTFILE", arity = "0..1", defaultValue = "weir-scan.html", description = "Where the report goes (default: ${DEFAULT-VALUE}).")
  private Path output = Path.of("weir-scan.html");

  @Mixin
  private SharedOptions options = new SharedOptions();

  public FilescanCommand(Screen screen, Engine engine) {
    this.screen = screen;
    this.engine = engine;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    return new ScanRun(screen, engine, Clock.systemUTC())
        .run(new Ask(List.of(target), Set.of(Format.HTML),
            Optional.of(output), options.settings(), options.baseline(), options.failOn(), Optional.empty(),
            options.index()));
  }
}
