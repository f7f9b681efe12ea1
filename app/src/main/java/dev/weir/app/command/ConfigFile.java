package dev.weir.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code -c}, for every command that needs a configuration: {@code @Mixin ConfigFile config}. */
public final class ConfigFile {

  @Option(names = {"-c",
    "--config"}, paramLabel = "FILE", defaultValue = "weir.yaml", description = "Configuration (default: ${DEFAULT-VALUE}).")
  private Path path = Path.of("weir.yaml");

  /**
   * Returns the file.
   *
   * @throws CannotRun where there is no such file to read
   */
  public Path path() throws CannotRun {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new CannotRun("cannot read the configuration", path.toString(),
          "name another with -c FILE; README.md shows a first one");
    }
    return path;
  }
}
