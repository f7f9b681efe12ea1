package dev.weir.app.command;

import dev.weir.app.Configurations;
import dev.weir.model.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The data folder, by {@code --data DIR} or as the configuration says: for commands that need nothing else of it. */
public final class DataDir {

  @Mixin
  private ConfigFile config = new ConfigFile();

  @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: the configuration's).")
  private @Nullable Path data;

  /** Returns what the configuration says. */
  public Settings settings() throws CannotRun {
    return Configurations.load(config.path()).inForce().settings();
  }

  /** Returns the folder; throws {@link CannotRun} where there is none, or the configuration that is to name it is wrong. */
  public Path path() throws CannotRun {
    Path folder = data;
    if (folder == null) {
      folder = settings().data();
    }
    if (!Files.isDirectory(folder)) {
      throw new CannotRun("there is no data folder", folder.toString(),
          "name another with --data DIR or -c FILE; the first `weir serve` makes it");
    }
    return folder;
  }
}
