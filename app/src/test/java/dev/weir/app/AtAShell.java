package dev.weir.app;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Where commands are tried: a shell in a folder of its own, with a configuration. */
abstract class AtAShell {

  @TempDir
  Path folder;

  Shell shell;
  /** The configuration, as it is typed behind {@code -c}. */
  String file;

  @BeforeEach
  void shell() throws IOException {
    shell = new Shell(folder);
    file = shell.configuration().toString();
  }
}
