package dev.weir.app.command;

import dev.weir.app.Configurations;
import dev.weir.policy.Loaded;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The configuration as what a command is about: {@code weir check FILE}. */
public final class ConfigArgument {

  @Parameters(index = "0", paramLabel = "FILE", arity = "0..1", defaultValue = "weir.yaml", description = "Configuration (default: ${DEFAULT-VALUE}).")
  private Path path = Path.of("weir.yaml");

  /** Returns the file as it was named. */
  public Path path() {
    return path;
  }

  /** Returns what it says; throws {@link CannotRun} with every problem where it cannot be used. */
  public Loaded.Ok load() throws CannotRun {
    return Configurations.load(path);
  }
}
