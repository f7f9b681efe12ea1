package dev.weir.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command reads what it is about: a file, or standard input for {@code -}. */
public final class Input {

  private static final String STANDARD = "-";

  private Input() {}

  /** Returns {@code named}, open; throws {@link CannotRun} where there is no such file to read. */
  public static InputStream open(String named) throws CannotRun, IOException {
    if (named.equals(STANDARD)) {
      return System.in;
    }
    Path file = Path.of(named);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CannotRun("cannot read", named, "name a file, or - for standard input");
    }
    return Files.newInputStream(file);
  }

  /** Returns {@code named} as messages call it. */
  public static String name(String named) {
    return named.equals(STANDARD) ? "standard input" : named;
  }
}
