package dev.weir.app.command.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration for learning: it looks at everything, and holds up what Weir holds up in any case. */
final class OpenDoors {

  private static final String TEXT = """
      version: 1
      listen: {gateway: 127.0.0.1:0, proxy: 127.0.0.1:0, admin: 127.0.0.1:0}
      data: ./weir-data
      defaults: {decision: allow, mode: shadow}
      callers: [{name: app}]
      policies: [{name: everything-is-looked-at, data: {"*": mask}}]
      """;

  private OpenDoors() {}

  /** Writes it into {@code folder}, where its data is kept as well. */
  static Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("weir.yaml"), TEXT);
  }
}
